/** For tests: sentences with the bits of their rules, and all derivations of one. */
import { log } from '../../../lottery/random/maths';
import { stream } from '../../../lottery/random/stream';
import type { Expected } from './entropy';
import { chooseBy, sentenceOf, type Choose, type Grammar } from './grammar';
import { CLAUSE_WORD, lexiconOf, NUMBERS, type Lexicon, type Words } from './lexicon';

export const grammarOf = (nouns = 16, nesting = 2): Grammar => ({ lexicon: lexiconOf(1, nouns), nesting });

/** Sentences, and the bits of the choices that made each. */
export function said(grammar: Grammar, count: number): { text: string; bits: number }[] {
  const choose = chooseBy(stream(1, 'sentences').uniform);
  return Array.from({ length: count }, () => {
    let bits = 0;
    const counting: Choose = (probabilities) => {
      const at = choose(probabilities);
      bits -= log(probabilities[at]) / Math.LN2;
      return at;
    };
    return { text: sentenceOf(grammar, counting), bits };
  });
}

/** How far bits and characters of sentences are from what is expected, in standard errors of their means. */
export const standardErrors = (sentences: readonly { text: string; bits: number }[], expected: Expected): number[] =>
  (['bits', 'characters'] as const).map((part) => {
    const values = sentences.map(({ text, bits }) => (part === 'bits' ? bits : text.length));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    return (mean - expected[part]) / Math.sqrt(variance / values.length);
  });

/** By trying every rule at every place; it knows nothing of how kinds of words are told apart. */
export function countDerivations({ lexicon, nesting }: Grammar, sentence: string): number {
  if (!sentence.endsWith('.')) return 0;
  const words = sentence.slice(0, -1).split(' ');
  /** Places behind a word of these at a place, each as often as there are ways to it. */
  const one =
    ({ texts }: Words) =>
    (at: number): number[] =>
      texts.filter((text) => text === words[at]).map(() => at + 1);
  const clauseWord: Words = { texts: [CLAUSE_WORD], probabilities: [1] };
  const phrase = (number: keyof Lexicon['nouns'] & number, open: number, at: number): number[] => {
    const nouns = one(lexicon.determiners[number])(at)
      .flatMap((behind) => [behind, ...one(lexicon.adjectives)(behind)])
      .flatMap(one(lexicon.nouns[number]));
    if (open >= nesting) return nouns;
    const clauses = nouns
      .flatMap(one(clauseWord))
      .flatMap((behind) =>
        NUMBERS.flatMap((inner) => phrase(inner, open + 1, behind).flatMap(one(lexicon.verbs[inner]))),
      );
    return [...nouns, ...clauses];
  };
  const ends = NUMBERS.flatMap((number) => phrase(number, 0, 0).flatMap(one(lexicon.verbs[number]))).flatMap(
    (behind) => [behind, ...NUMBERS.flatMap((object) => phrase(object, 0, behind))],
  );
  return ends.filter((end) => end === words.length).length;
}
