/**
 * What workers and files have to complain about comes as an English sentence, with the values in it.
 * Another language says it by its pattern: "{{file}}: is empty (0 bytes)." below "messages" in its
 * catalogue. A sentence without a pattern stays as it is.
 */
import { useTranslation } from 'react-i18next';

/** English pattern → the same in another language. */
export type Patterns = Readonly<Record<string, string>>;

const SLOT = /\{\{(\w+)\}\}/g;

/** The pattern as an expression with a group per value. */
function expressionOf(pattern: string): RegExp {
  const parts = pattern.split(/\{\{\w+\}\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('([^]+?)')}$`);
}

/** The sentence in the patterns' language; a reason inside it is said too. */
export function inWordsOf(patterns: Patterns, message: string): string {
  for (const [pattern, words] of Object.entries(patterns)) {
    const found = expressionOf(pattern).exec(message);
    if (!found) continue;
    const names = [...pattern.matchAll(SLOT)].map(([, name]) => name);
    const values = new Map(names.map((name, at) => [name, found[at + 1]]));
    return words.replace(SLOT, (slot, name: string) => inWordsOf(patterns, values.get(name) ?? slot));
  }
  return message;
}

/** Says messages of the machinery in the page's language. */
export function useMessages(): (message: string) => string {
  const { i18n } = useTranslation();
  const bundle: unknown = i18n.getResourceBundle(i18n.language, 'translation');
  const patterns = patternsOf(bundle);
  return (message) => inWordsOf(patterns, message);
}

const NONE: Patterns = {};

const patternsOf = (bundle: unknown): Patterns =>
  typeof bundle === 'object' && bundle !== null && 'messages' in bundle ? (bundle.messages as Patterns) : NONE;
