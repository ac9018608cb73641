import { describe, expect, it, test } from 'vitest';
import { entropyOf, expectedOf } from './entropy';
import { ALPHABET, countsOf, lexiconOf } from './lexicon';
import { countDerivations, grammarOf, said, standardErrors } from './grammar-fixture';
import { bitsOf, sourceOf } from './source';

describe('the lexicon', () => {
  it('is the same for ever', () => {
    const { determiners, nouns, verbs, adjectives } = lexiconOf(1, 8);
    const words = [...determiners, ...nouns, ...verbs, adjectives].map(({ texts }) => texts.join(' '));
    expect(words).toMatchInlineSnapshot(`
      [
        "ge mo",
        "befu lugule",
        "dofak goduk ludavek nok zuk vik domik velutok",
        "dofam godum ludavem nom zum vim domim velutom",
        "sofilux fex bunizix rizefix tox fesovix",
        "sofiluh feh bunizih rizefih toh fesovih",
        "ziro vo duna gusu",
      ]
    `);
  });

  it('has no word twice, at any size and seed', () => {
    for (const [seed, size] of [4, 16, 40, 64].entries()) {
      const { determiners, nouns, verbs, adjectives } = lexiconOf(seed, size);
      const words = [...determiners, ...nouns, ...verbs, adjectives].flatMap(({ texts }) => texts);
      const counts = countsOf(size);
      expect(words).toHaveLength(4 + 2 * counts.nouns + 2 * counts.verbs + counts.adjectives);
      expect(new Set(words).size).toBe(words.length);
      expect([...words.join('')].filter((letter) => !ALPHABET.slice(2).includes(letter))).toEqual([]);
    }
    expect(ALPHABET).toHaveLength(23);
  });
});

describe('its entropy', () => {
  // stems change how long words are, and nothing else: an independent computation had 20.8548 for other ones
  it('is 20.8548 bits per sentence with 16 nouns, whatever the stems', () => {
    for (const seed of [1, 2])
      expect(expectedOf({ lexicon: lexiconOf(seed, 16), nesting: 2 }).bits).toBeCloseTo(20.8548, 4);
  });

  it('follows from the rules without clauses', () => {
    const zipf = (count: number): number => {
      const weights = Array.from({ length: count }, (_, at) => 1 / (at + 1));
      const sum = weights.reduce((total, weight) => total + weight, 0);
      return -weights.reduce((total, weight) => total + (weight / sum) * Math.log2(weight / sum), 0);
    };
    const flip = (p: number): number => -p * Math.log2(p) - (1 - p) * Math.log2(1 - p);
    const phrase = flip(0.6) + flip(0.6) + flip(0.3) + 0.3 * zipf(4) + zipf(8);
    expect(expectedOf(grammarOf(8, 0)).bits).toBeCloseTo(1.5 * phrase + zipf(6) + 1, 12);
    expect(entropyOf([0.5, 0.25, 0.25])).toBe(1.5);
  });

  it('is that of sentences, within 4 standard errors', () => {
    const grammar = grammarOf();
    const expected = expectedOf(grammar);
    for (const error of standardErrors(said(grammar, 2_000), expected)) expect(Math.abs(error)).toBeLessThan(4);
    // of these stems: shorter words than others, so more bits in each character
    expect(expected.characters).toBeCloseTo(32.856334426, 9);
    expect(expected.bits / expected.characters).toBeCloseTo(0.6347266938, 9);
  });
});

test.each([0, 1, 2, 3])('a sentence with clauses %i deep has one derivation', (nesting) => {
  const grammar = grammarOf(16, nesting);
  for (const { text } of said(grammar, 100)) expect(countDerivations(grammar, text)).toBe(1);
  expect(countDerivations(grammar, 'ke.')).toBe(0);
});

describe('the source', () => {
  it.each([0, 1, 2, 3])('says all bits of a sentence, character by character, with clauses %i deep', (nesting) => {
    const grammar = grammarOf(16, nesting);
    const start = sourceOf(grammar);
    for (const { text, bits } of said(grammar, 100)) {
      const sum = bitsOf(start, text).reduce((total, of) => total + of, 0);
      expect(Math.abs(sum - bits)).toBeLessThan(1e-9);
    }
  });

  it('has probabilities that sum to 1 wherever a text stands', () => {
    const grammar = grammarOf(8, 2);
    let state = sourceOf(grammar);
    for (const character of said(grammar, 100).flatMap(({ text }) => [...text])) {
      const sum = state.possible.reduce((total, possible) => total + state.probability(possible), 0);
      expect(sum).toBeCloseTo(1, 12);
      const next = state.after(character);
      if (!next) throw new Error(`The source cannot say "${character}".`);
      state = next;
    }
  });

  it('knows what cannot come: a verb of the other number, a word that is none', () => {
    const grammar = grammarOf(8, 2);
    const [{ determiners, nouns, verbs }, start] = [grammar.lexicon, sourceOf(grammar)];
    const right = `${determiners[0].texts[0]} ${nouns[0].texts[0]} ${verbs[0].texts[0]}.`;
    const wrong = right.replace(/x\.$/, 'h.');
    expect(bitsOf(start, right).every(Number.isFinite)).toBe(true);
    expect(bitsOf(start, wrong).map(Number.isFinite)).toEqual([...wrong].map((_, at) => at < wrong.length - 2));
    expect(bitsOf(start, 'q')).toEqual([Infinity]);
  });
});
