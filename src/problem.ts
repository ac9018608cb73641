/**
 * What people are told when something goes wrong, as data: a code, and the values that belong into its
 * sentence. The English sentences of a room are in its problems.ts; those of other languages are in the
 * page's catalogue, below "problems".
 */
export interface Sentence {
  /** room and name: "data.too-short" */
  readonly code: string;
  readonly values: Values;
  /** for the command line, for logs, and for a page whose language lacks it */
  readonly english: string;
}

/** A sentence, a part of one, or what has no words of ours: a number, a name, what a browser says. */
export type Said = Sentence | string | number;
type Values = Readonly<Record<string, Said>>;

/** An error that says something to people. It crosses to workers and back as what it says, which is plain data. */
export class Problem extends Error {
  constructor(
    readonly said: Said,
    options?: ErrorOptions,
  ) {
    super(inEnglish(said), options);
  }
}

/** What an error says: in its own words where nobody foresaw it. */
export function reasonOf(error: unknown): Said {
  if (error instanceof Problem) return error.said;
  return error instanceof Error ? error.message : String(error);
}

/** What an error says, in English. */
export const messageOf = (error: unknown): string => inEnglish(reasonOf(error));

export const inEnglish = (said: Said): string => (typeof said === 'object' ? said.english : String(said));

/** The names in a text: "bytes" | "most" for "has {{bytes}} bytes, at most {{most}}". */
type Slots<Text extends string> = Text extends `${string}{{${infer Name}}}${infer Rest}` ? Name | Slots<Rest> : never;
type Given<Text extends string> = [Slots<Text>] extends [never]
  ? readonly []
  : readonly [values: Readonly<Record<Slots<Text>, Said>>];

/** The sentences of a room: a function that says one of them, with exactly its values. */
export function sentences<const Texts extends Readonly<Record<string, string>>>(room: string, texts: Texts) {
  function said<Name extends keyof Texts & string>(name: Name, ...given: Given<Texts[Name]>): Sentence {
    const values: Values = given[0] ?? {};
    return { code: `${room}.${name}`, values, english: filled(texts[name], values, inEnglish) };
  }
  return Object.assign(said, { room, texts });
}

/** A text with its values in it. */
export const filled = (text: string, values: Values, say: (said: Said) => string): string =>
  text.replace(/\{\{(\w+)\}\}/g, (slot, name: string) => (Object.hasOwn(values, name) ? say(values[name]) : slot));
