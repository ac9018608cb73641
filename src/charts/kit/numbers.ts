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
