/** Values as Python writes them. */

/** A text: JSON's texts are Python's, and newlines or quotes cannot break out of it. */
export const string = (text: string): string => JSON.stringify(text);
export const truth = (value: boolean): string => (value ? 'True' : 'False');
export const number = (value: number | null | undefined): string => String(value ?? 'None');
export const tuple = (items: readonly string[]): string => `(${items.join(', ')}${items.length === 1 ? ',' : ''})`;
export const dictionary = (entries: readonly (readonly [string, string])[]): string =>
  `{${entries.map(([key, value]) => `${string(key)}: ${value}`).join(', ')}}`;
