/** Numbers in the language of the texts: "21.1" in English, "21,1" in German. */
import i18next from 'i18next';

/** Formats are kept: making one costs more than using it a hundred times. */
const formats = new Map<string, Intl.NumberFormat>();

export function formatNumber(value: number, options: Intl.NumberFormatOptions): string {
  // the texts' language, and the language of the code where there are no texts
  const language = i18next.language ?? 'en';
  const key = language + JSON.stringify(options);
  const known = formats.get(key);
  const used = known ?? new Intl.NumberFormat(language, options);
  if (!known) formats.set(key, used);
  // a hyphen is no minus sign
  return used.format(value).replace('-', '−');
}

/** With as many decimals as asked for: fixed(0.5, 2) = "0.50". */
export const fixed = (value: number, decimals: number): string =>
  formatNumber(value, { maximumFractionDigits: decimals, minimumFractionDigits: decimals });

/** With as many digits as asked for: significant(0.0512, 2) = "0.051". */
export const significant = (value: number, digits: number): string =>
  formatNumber(value, { minimumSignificantDigits: digits, maximumSignificantDigits: digits });

const RAISED = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
const raised = (exponent: number): string =>
  (exponent < 0 ? '⁻' : '') + [...String(Math.abs(exponent))].map((digit) => RAISED[Number(digit)]).join('');

/** 10 to a whole power, at ticks: "10⁻⁴"; around 1 in full: "0.1", "1", "10". */
export const powerOfTen = (exponent: number): string =>
  Math.abs(exponent) < 2 ? formatNumber(10 ** exponent, {}) : `10${raised(exponent)}`;

/** Two digits of an error: "0.026", from a thousandth down "2.6·10⁻⁵". */
export function smallNumber(value: number): string {
  if (value === 0) return '0';
  if (Math.abs(value) >= 0.001) return significant(value, 2);
  const [digits, exponent] = value.toExponential(1).split('e');
  return `${fixed(Number(digits), 1)}·10${raised(Number(exponent))}`;
}
