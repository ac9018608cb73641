/** The words of the pseudo-language: made up by a seed, all of them different. */
import { stream, type RandomStream } from '../../../lottery/random/stream';

/** Words that may stand in one place, and how often each does: probabilities that sum to 1. */
export interface Words {
  readonly texts: readonly string[];
  readonly probabilities: readonly number[];
}

/** Singular, plural. */
export const NUMBERS = [0, 1] as const;
export type GrammaticalNumber = (typeof NUMBERS)[number];
/** Words of one kind, by number. */
type ByNumber = readonly [singular: Words, plural: Words];

export interface Lexicon {
  readonly determiners: ByNumber;
  readonly adjectives: Words;
  readonly nouns: ByNumber;
  readonly verbs: ByNumber;
}

/** How many words there are of each kind: three verbs and two adjectives for four nouns. */
export const countsOf = (nouns: number) => ({
  nouns,
  verbs: Math.round((nouns * 3) / 4),
  adjectives: Math.round(nouns / 2),
});

const CONSONANTS = 'bdfglmnprstvz';
const VOWELS = 'aeiou';
/** Stems end in a vowel; these say the number. */
const ENDINGS = { noun: ['k', 'm'], verb: ['x', 'h'] } as const;
/** What opens a clause; no stem has a "k". */
export const CLAUSE_WORD = 'ke';
const MOST_SYLLABLES = 3;
const DETERMINERS = [0.6, 0.4];

/** All characters of the language, in the order of their tokens; the first closes a sentence. */
export const ALPHABET = [...'. abdefghiklmnoprstuvxz'];

/** @param nouns how many there are; the other kinds follow */
export function lexiconOf(seed: number, nouns: number): Lexicon {
  const counts = countsOf(nouns);
  const random = stream(seed, 'data', 'lexicon');
  const taken = new Set<string>();
  const stems = (count: number): string[] => Array.from({ length: count }, () => newStem(random, taken));
  const [singular, plural] = [stems(DETERMINERS.length), stems(DETERMINERS.length)];
  const inflected = (count: number, endings: readonly [string, string]): ByNumber => {
    const words = stems(count);
    const [one, many] = endings.map((ending) => words.map((stem) => stem + ending));
    return [byRank(one), byRank(many)];
  };
  return {
    determiners: [
      { texts: singular, probabilities: DETERMINERS },
      { texts: plural, probabilities: DETERMINERS },
    ],
    nouns: inflected(counts.nouns, ENDINGS.noun),
    verbs: inflected(counts.verbs, ENDINGS.verb),
    adjectives: byRank(stems(counts.adjectives)),
  };
}

function newStem(random: RandomStream, taken: Set<string>): string {
  for (;;) {
    const syllables = 1 + random.below(MOST_SYLLABLES);
    const stem = Array.from(
      { length: syllables },
      () => CONSONANTS[random.below(CONSONANTS.length)] + VOWELS[random.below(VOWELS.length)],
    ).join('');
    if (taken.has(stem)) continue;
    taken.add(stem);
    return stem;
  }
}

/** The more frequent first, in proportion to 1 / rank (Zipf 1935). */
function byRank(texts: readonly string[]): Words {
  const weights = texts.map((_, at) => 1 / (at + 1));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return { texts, probabilities: weights.map((weight) => weight / sum) };
}
