/**
 * A link as it arrives: mail programs, chats and typesetters encode it, escape it, break its lines, and
 * put brackets, full stops and invisible characters around it. It is read as it was meant. That is safe
 * because no key and no value of a link holds a space, ends in punctuation, or has a character that
 * separates entries.
 */
import { isTracking } from './tracking';

/** One setting of a link. */
export interface LinkEntry {
  /** in small letters: no two keys differ in their letters' size alone */
  readonly key: string;
  /** the key as it stood there */
  readonly name: string;
  readonly value: string;
  /** other values given for the same key before this one, which counts */
  readonly earlier: readonly string[];
}

/** Spaces of all kinds, and the + that forms send for one. */
const SPACE = /[\s\p{Z}+]+/gu;
/** How quoted-printable mail breaks a long line. */
const SOFT_BREAK = /=[ \t]*\r?\n/g;
/** Every = of it is one of quoted-printable mail. */
const QUOTED = /^[^=]*(?:=3D[^=]*)+$/;
/** Characters without width: joiners, marks of direction, soft hyphens, styles of emoji, controls, halves of pairs. */
const INVISIBLE = /(?!\s)[\p{Cf}\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;
const DASHES = /[\u2010-\u2015\u2212\uFE58\uFE63]/g;
const FULL_WIDTH = /[\uFF01-\uFF5E]/g;
const ENTITY = /&(?:(amp|quot|apos|lt|gt|nbsp)|#0*(\d{1,7})|#x0*([\da-f]{1,6}));/gi;
const NAMED: Readonly<Record<string, string>> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>', nbsp: ' ' };
/** "https://…", "<https://…", "[text](https://…" */
const ADDRESS = /^[^#=&:]*[a-z]:\/\//i;
/** Opening brackets and quotes. */
const LEADING = /^[\p{Ps}\p{Pi}"'`<!]+/u;
/** Punctuation, but for per cent and ellipsis: "20%" and "300,1…" are not what was sent, and are noted. */
const TRAILING = /(?:(?<!\.)\.(?!\.)|(?![.…%‰‱])[\p{P}<>|~=`^])+$/u;
/** Encoded more often than this, a link was made to be. */
const MOST_LAYERS = 6;

/** Is this a whole address, rather than its part after #? */
export const isAddress = (text: string): boolean => ADDRESS.test(decoded(text));

/**
 * The entries of a link or of its part after #, each key once, in the order of their last places;
 * parameters for tracking are left out. Never throws; its length is checked by the caller.
 */
export function entriesOf(link: string): LinkEntry[] {
  const found = new Map<string, LinkEntry>();
  for (const part of partsOf(link)) {
    const [left, ...right] = part.split('=');
    const [name, value] = [bare(left), bare(right.join('='))];
    const key = name.toLowerCase();
    if ((name === '' && value === '') || isTracking(key)) continue;
    const before = found.get(key);
    const earlier = before ? [...before.earlier, before.value].filter((other) => other !== value) : [];
    found.delete(key);
    found.set(key, { key, name, value, earlier });
  }
  return [...found.values()];
}

/** The link's part after #, as it would have been written. */
export function cleanLink(link: string): string {
  const clean = entriesOf(link)
    .map(({ name, value }) =>
      [name, value]
        .filter((part) => part !== '')
        .map(escaped)
        .join('='),
    )
    .join('&');
  // what alone told it from quoted-printable mail may have gone: an entry of nothing tells it, too
  return QUOTED.test(decoded(clean)) ? `${clean}&=` : clean;
}

const escaped = (text: string): string => encodeURIComponent(text).replaceAll(/%(?:2C|2F|3A)/g, decodeURIComponent);

function partsOf(link: string): string[] {
  const text = decoded(link);
  const fragment = ADDRESS.test(text) ? text.slice(`${text}#`.indexOf('#') + 1) : text;
  const [settings] = fragment.split(':~:'); // a browser's link to a highlighted text
  return unbroken(settings).split(/[&?#]/);
}

/** Encoded, escaped or both, once or several times: the plain characters. */
function decoded(link: string): string {
  let text = link;
  for (let layer = 0; layer < MOST_LAYERS; layer += 1) {
    const next = text
      .replaceAll(SOFT_BREAK, '')
      .replaceAll(INVISIBLE, '')
      .replaceAll(FULL_WIDTH, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
      .replaceAll(/(?:%[\da-f]{2})+/gi, percentDecoded)
      .replaceAll(ENTITY, characterOf);
    if (next === text) break;
    text = next;
  }
  return text;
}

function percentDecoded(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

function characterOf(entity: string, named?: string, decimal?: string, hexadecimal?: string): string {
  if (named !== undefined) return NAMED[named.toLowerCase()];
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
}

/** In one piece: without what line ends and typesetters put in, and with the = of quoted-printable mail. */
function unbroken(text: string): string {
  const plain = QUOTED.test(text) ? text.replaceAll('=3D', '=') : text;
  return plain
    .replaceAll(DASHES, '-')
    .replaceAll(SPACE, ' ')
    .replaceAll(/(?<!\d) | (?!\d)/g, ''); // between digits it stays: "8 8" is not 88
}

const bare = (text: string): string => text.replace(LEADING, '').replace(TRAILING, '');
