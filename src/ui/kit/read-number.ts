/** Reads numbers as people type and paste them; the one reader of all number boxes. */

export interface ReadNumber {
  /** as typed: 30 for "30 %" */
  readonly value: number;
  readonly percent: boolean;
  /** what its only separator was taken for, where it could as well have been the other ("1,000") */
  readonly doubt: 'decimal' | 'thousands' | null;
}

/**
 * The number that somebody wrote; null where it is none. A separator that cannot stand between
 * thousands where it stands is the decimal separator, whatever the language; one that can be both is
 * what the language says. Digits that a separator parts are never glued together otherwise.
 * @param decimal the decimal separator of the page's language
 */
export function readNumber(text: string, decimal: '.' | ','): ReadNumber | null {
  const parts = partsOf(plain(text));
  const body = parts && readDigits(parts.digits, decimal);
  if (!parts || !body) return null;
  const value = Number(`${parts.sign}${body.digits}e${parts.exponent}`);
  return Number.isFinite(value) ? { value, percent: parts.percent, doubt: body.doubt } : null;
}

const SIGNS = /[−‐‑‒–﹣－]/gu;
const SPACES = /\s+/gu;
/** Marks of writing direction and of no width, which travel with what is copied. */
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\u061c\ufeff]/gu;
const APOSTROPHES = /[’‘ʼ＇٬]/gu;
/** ×10⁻³, ·10^-3: a power of ten written out */
const POWER = / ?[×·⋅*x] ?10(?:\^ ?([+-]?\d+)|([⁺⁻]?[⁰¹²³⁴-⁹]+))$/iu;
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** One sort of digits, spaces, signs and apostrophes; "٫", a decimal separator whatever the language, stays. */
function plain(text: string): string {
  return text
    .replaceAll(UNSEEN, '')
    .replaceAll(/[！-～]/gu, (wide) => String.fromCodePoint((wide.codePointAt(0) ?? 0) - 0xfee0))
    .replaceAll(/[٠-٩۰-۹]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 15))
    .replaceAll(SIGNS, '-')
    .replaceAll(APOSTROPHES, "'")
    .replaceAll('٪', '%')
    .replaceAll(SPACES, ' ')
    .trim();
}

/** behind the number; in some languages before it */
const PERCENT = /^([+-]?) ?% ?| ?%$/u;

interface Parts {
  readonly sign: string;
  readonly digits: string;
  readonly exponent: string;
  readonly percent: boolean;
}

function partsOf(text: string): Parts | null {
  const bare = text.replace(PERCENT, (_all: string, sign = '') => sign);
  const number = bare.replace(POWER, (_all: string, below?: string, above = '') => `e${below ?? lowered(above)}`);
  const [, sign, digits, exponent = '0'] = /^([+-]?) ?([\d.,٫' ]*\d[.,٫]?)(?: ?e([+-]?\d+))?$/iu.exec(number) ?? [];
  return digits === undefined ? null : { sign, digits, exponent, percent: bare !== text };
}

const lowered = (raised: string): string =>
  [...raised].map((sign) => (sign === '⁻' ? '-' : sign === '⁺' ? '' : String(RAISED.indexOf(sign)))).join('');

/** 12 345, 12'345: three after three; 1,23,45,678 as in India. */
const isGrouped = (digits: string): boolean => {
  const groups = digits.split(/[.,' ]/u);
  const [first, ...others] = groups;
  if (!/^[1-9]\d{0,2}$/u.test(first) || others.at(-1)?.length !== 3) return false;
  return (
    others.every(({ length }) => length === 3) ||
    (first.length <= 2 && others.slice(0, -1).every(({ length }) => length === 2))
  );
};

/** Digits without anything between thousands and with "." before decimals. */
function readDigits(digits: string, decimal: '.' | ','): { digits: string; doubt: ReadNumber['doubt'] } | null {
  const kinds = [...new Set(digits.replaceAll(/\d/gu, ''))];
  const joined = (whole: string, decimals: string, doubt: ReadNumber['doubt'] = null) => ({
    digits: `${whole.replaceAll(/\D/gu, '') || '0'}.${decimals || '0'}`,
    doubt,
  });
  const [kind] = kinds;
  if (kind === undefined) return joined(digits, '');
  if (kinds.length > 2) return null;
  const last = kinds.at(-1) ?? kind;
  const at = digits.indexOf(last);
  const isOnce = at === digits.lastIndexOf(last);
  const canBeDecimal = isOnce && '.,٫'.includes(last);
  const [whole, decimals] = [digits.slice(0, at), digits.slice(at + 1)];
  // "1.234,5", "1 234.5": what comes last and once stands before the decimals
  if (kinds.length === 2)
    return canBeDecimal && /^\d*$/u.test(decimals) && isGrouped(whole) ? joined(whole, decimals) : null;
  const canBeThousands = kind !== '٫' && isGrouped(digits);
  if (!canBeDecimal) return canBeThousands ? joined(digits, '') : null;
  if (!canBeThousands) return joined(whole, decimals);
  return kind === decimal ? joined(whole, decimals, 'decimal') : joined(digits, '', 'thousands');
}
