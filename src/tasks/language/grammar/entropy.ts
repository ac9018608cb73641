/** What is known of the pseudo-language without a single sentence. */
import { log } from '../../../lottery/random/maths';
import { RULES, type Grammar } from './grammar';
import { CLAUSE_WORD, NUMBERS, type Words } from './lexicon';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Bits of one choice. @param probabilities that sum to 1 */
export const entropyOf = (probabilities: readonly number[]): number =>
  -sum(probabilities.map((probability) => (probability > 0 ? probability * log(probability) : 0))) / Math.LN2;

const coin = (probability: number): number => entropyOf([probability, 1 - probability]);

/** Of one sentence, in the mean. */
export interface Expected {
  readonly bits: number;
  /** with its full stop */
  readonly characters: number;
}

/**
 * Entropy and length of a sentence by recursion over the rules (Grenander 1967): it ends, since clauses nest no deeper than
 * `nesting`. Sentences do not depend on each other, so bits over characters is the entropy of the language in bits per
 * character.
 */
export function expectedOf({ lexicon, nesting }: Grammar): Expected {
  const numbers = entropyOf(RULES.numbers);
  // either number has the same probabilities, and words that differ by a letter
  const kinds = {
    determiner: expectedWord(lexicon.determiners),
    adjective: expectedWord([lexicon.adjectives, lexicon.adjectives]),
    noun: expectedWord(lexicon.nouns),
    verb: expectedWord(lexicon.verbs),
  };
  const phrase = (open: number): Expected => {
    const inner = open < nesting ? phrase(open + 1) : null;
    const clause = inner && {
      bits: coin(RULES.clause) + RULES.clause * (inner.bits + kinds.verb.bits),
      characters: RULES.clause * (CLAUSE_WORD.length + 1 + inner.characters + kinds.verb.characters),
    };
    return {
      bits:
        numbers +
        kinds.determiner.bits +
        coin(RULES.adjective) +
        RULES.adjective * kinds.adjective.bits +
        kinds.noun.bits +
        (clause?.bits ?? 0),
      characters:
        kinds.determiner.characters +
        RULES.adjective * kinds.adjective.characters +
        kinds.noun.characters +
        (clause?.characters ?? 0),
    };
  };
  const whole = phrase(0);
  return {
    bits: whole.bits + kinds.verb.bits + coin(RULES.object) + RULES.object * whole.bits,
    characters: whole.characters + kinds.verb.characters + RULES.object * whole.characters,
  };
}

/** A word and the character behind it, a space or the full stop. @param words singular and plural */
function expectedWord(words: readonly [Words, Words]): Expected {
  const ofNumbers = NUMBERS.map((number) => {
    const { texts, probabilities } = words[number];
    const length = sum(texts.map((text, at) => probabilities[at] * (text.length + 1)));
    return { bits: entropyOf(probabilities), characters: length };
  });
  const mean = (part: keyof Expected): number =>
    sum(NUMBERS.map((number) => RULES.numbers[number] * ofNumbers[number][part]));
  return { bits: mean('bits'), characters: mean('characters') };
}
