/**
 * The pseudo-language: sentences over a made-up lexicon, whose verbs agree with their nouns across nested clauses.
 *
 * S → NP(n) V(n) [NP(m)] "."   an object half of the time
 * NP(n) → Det(n) [Adj] Noun(n) ["ke" NP(m) V(m)]   the clause only while fewer than `nesting` are open
 *
 * Words stand apart by a space; behind a sentence there is none. Kinds of words have different words, endings decide the
 * number, and every "ke" is closed by exactly one verb: a sentence has one derivation, so its entropy is that of its rules.
 */
import type { GrammaticalNumber, Lexicon, Words } from './lexicon';
import { CLAUSE_WORD } from './lexicon';

export interface Grammar {
  readonly lexicon: Lexicon;
  /** most clauses that are open at once */
  readonly nesting: number;
}

/** Probabilities of the rules. */
export const RULES = {
  numbers: [0.6, 0.4],
  adjective: 0.3,
  clause: 0.25,
  object: 0.5,
} as const;

/** Of some, one. @returns its place. @param probabilities that sum to 1 */
export type Choose = (probabilities: readonly number[]) => number;

/** By a uniform number in (0, 1). */
export const chooseBy =
  (uniform: () => number): Choose =>
  (probabilities) => {
    let left = uniform();
    for (let at = 0; at < probabilities.length - 1; at += 1) {
      left -= probabilities[at];
      if (left < 0) return at;
    }
    return probabilities.length - 1;
  };

/** A sentence with its full stop. @param choose makes every choice of the grammar, one after the other */
export function sentenceOf({ lexicon, nesting }: Grammar, choose: Choose): string {
  const words: string[] = [];
  const say = ({ texts, probabilities }: Words): void => void words.push(texts[choose(probabilities)]);
  const isChosen = (probability: number): boolean => choose([probability, 1 - probability]) === 0;
  /** @returns its number */
  const phrase = (open: number): GrammaticalNumber => {
    const number = choose(RULES.numbers) === 0 ? 0 : 1;
    say(lexicon.determiners[number]);
    if (isChosen(RULES.adjective)) say(lexicon.adjectives);
    say(lexicon.nouns[number]);
    if (open < nesting && isChosen(RULES.clause)) {
      words.push(CLAUSE_WORD);
      say(lexicon.verbs[phrase(open + 1)]);
    }
    return number;
  };
  say(lexicon.verbs[phrase(0)]);
  if (isChosen(RULES.object)) phrase(0);
  return `${words.join(' ')}.`;
}
