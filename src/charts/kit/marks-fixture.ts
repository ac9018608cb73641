/** The marks of a drawn chart as text, for tests: one line a mark, its numbers rounded. */

/** What says where a mark lies and how it looks; names and roles have their own tests. */
const SHOWN =
  'x y x1 y1 x2 y2 cx cy r width height d transform fill stroke stroke-width stroke-dasharray style data-picture'.split(
    ' ',
  );

/** They only hold others, or say no more than the marks do. */
const PASSED_OVER = new Set(['clipPath', 'figcaption']);

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

const plain = (text: string): string => text.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);

/** Long curves, which nobody reads point by point, to whole px. */
const LONG = 600;

/** "12.3456" → "12.3", wherever it stands. */
function rounded(text: string): string {
  const digits = text.length > LONG ? 0 : 1;
  return text.replace(/-?\d*\.\d+(e[+-]?\d+)?/g, (number) => String(Number(Number(number).toFixed(digits)) + 0));
}

function lineOf(tag: string, attributes: string, text: string): string | null {
  const values = new Map(
    [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, plain(value)]),
  );
  const classes = (values.get('class') ?? '').split(' ').filter(Boolean);
  const shown = SHOWN.flatMap((name) => {
    const value = values.get(name);
    return value ? [`${name}=${rounded(value)}`] : [];
  });
  if (text) shown.push(JSON.stringify(text));
  return shown.length > 0 ? [[tag, ...classes].join('.'), ...shown].join(' ') : null;
}

/** @param html what React's static renderer wrote */
export function marksText(html: string): string {
  const lines: string[] = [];
  /** how many of the elements passed over are open */
  let hidden = 0;
  for (const [, close, tag, attributes, text] of html.matchAll(/<(\/?)([\w-]+)((?:\s[^<>]*)?)>([^<]*)/g)) {
    if (close) {
      if (PASSED_OVER.has(tag)) hidden -= 1;
      if (hidden === 0 && text.trim()) lines.push(JSON.stringify(plain(text.trim())));
      continue;
    }
    if (PASSED_OVER.has(tag)) hidden += 1;
    const line = hidden === 0 ? lineOf(tag, attributes, plain(text.trim())) : null;
    if (line) lines.push(line);
  }
  return `${lines.join('\n')}\n`;
}
