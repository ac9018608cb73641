/** What a key is called, whatever the keyboard's language and Caps Lock. */

export interface PressedKey {
  /** KeyboardEvent.key: what it writes */
  readonly key: string;
  /** KeyboardEvent.code: where it sits; empty where that is not known */
  readonly code?: string;
}

const LATIN_LETTER = /^\p{Script=Latin}$/u;
/** Letters of other scripts, of which one key may write two. */
const OTHER_LETTERS = /^[\p{L}\p{M}]+$/u;
const HAS_LATIN = /\p{Script=Latin}/u;
const PUNCTUATION: Readonly<Record<string, string>> = { Period: '.', '؟': '?' };

/**
 * The Latin letter that a key writes, small also under Caps Lock (Dvorak and AZERTY keep theirs); on
 * keyboards of other scripts the one at that place. With Shift, and for all other keys, what it writes.
 */
export function keyName({ key, code = '' }: PressedKey, shift = false): string {
  if (LATIN_LETTER.test(key)) return shift ? key.toUpperCase() : key.toLowerCase();
  if (shift) return PUNCTUATION[key] ?? key;
  if (!OTHER_LETTERS.test(key) || HAS_LATIN.test(key)) return key;
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? [];
  return letter?.toLowerCase() ?? PUNCTUATION[code] ?? key;
}
