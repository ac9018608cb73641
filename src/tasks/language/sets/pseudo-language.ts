import { log } from '../../../lottery/random/maths';
import { stream } from '../../../lottery/random/stream';
import type { Examples, SplitName } from '../../../engine/examples';
import type { Asked, Corpus } from '../corpus';
import { chooseBy, sentenceOf, type Grammar } from '../grammar/grammar';
import { ALPHABET, lexiconOf } from '../grammar/lexicon';
import { sourceOf } from '../grammar/source';
import { windowsOf } from '../windows';

const numbers = new Map(ALPHABET.map((character, at) => [character, at]));
/** Closes the sentence before: what a window begins with is always the beginning of a sentence. */
const STOP = 0;

export const grammarOf = ({ lexicon, nesting }: Pick<Asked, 'lexicon' | 'nesting'>, seed: number): Grammar => ({
  lexicon: lexiconOf(seed, lexicon),
  nesting,
});

/** An embedded language whose entropy is known exactly; no files needed. */
const pseudoLanguage: Corpus = {
  id: 'pseudo-language',
  order: 1,
  version: 1,
  characters: ALPHABET,
  options: ['lexicon', 'nesting'],
  most: { train: 100_000, test: 100_000 },
  files: [],
  load(settings, seed) {
    const grammar = grammarOf(settings, seed);
    const split = (name: SplitName): Examples => examplesOf(grammar, settings, seed, name);
    const test = split('test');
    return {
      characters: ALPHABET,
      train: split('train'),
      validation: split('validation'),
      test,
      sourceBits: sourceBitsOf(grammar, test),
    };
  },
};

/** Example i is a function of (seed, split, i): asking for more examples changes no other one. */
function examplesOf(grammar: Grammar, settings: Asked, seed: number, split: SplitName): Examples {
  const { window } = settings;
  return windowsOf(settings[split], window, (to, at) => {
    const choose = chooseBy(stream(seed, 'data', pseudoLanguage.id, split, at).uniform);
    let text = '';
    while (text.length < window) text += sentenceOf(grammar, choose);
    to[0] = STOP;
    for (let next = 0; next < window; next += 1) to[next + 1] = numbers.get(text[next]) ?? STOP;
  });
}

/** Mean bits of a character that the source itself has. */
export function sourceBitsOf(grammar: Grammar, { count, labels }: Examples): number {
  const start = sourceOf(grammar);
  let sum = 0;
  for (let at = 0; at < count; at += 1) {
    let state = start;
    for (const label of labels.subarray((at * labels.length) / count, ((at + 1) * labels.length) / count)) {
      sum -= log(state.probability(ALPHABET[label]));
      state = state.after(ALPHABET[label]) ?? start;
    }
  }
  return sum / labels.length / Math.LN2;
}

export default pseudoLanguage;
