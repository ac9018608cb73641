const TOKENS = /"(?:[^"\\]+|\\.)*"|[{}[\]]/g;

/**
 * The first key that stands twice in one object of a JSON text; JSON.parse would keep the last.
 * @param json a text that JSON.parse reads
 * @returns null: every key stands once
 */
export function repeatedKey(json: string): string | null {
  /** keys of the objects that are open, null for lists */
  const open: (Set<string> | null)[] = [];
  for (const { 0: token, index } of json.matchAll(TOKENS)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    else {
      const keys = open.at(-1);
      if (!keys || !isKey(json, index + token.length)) continue;
      const key: unknown = JSON.parse(token);
      if (typeof key !== 'string') continue;
      if (keys.has(key)) return key;
      keys.add(key);
    }
  }
  return null;
}

/** Does a colon follow? */
function isKey(json: string, from: number): boolean {
  let at = from;
  while (' \t\r\n'.includes(json.charAt(at)) && at < json.length) at += 1;
  return json.charAt(at) === ':';
}
