import { expect, it } from 'vitest';
import { expectedOf } from './entropy';
import { countDerivations, grammarOf, said, standardErrors } from './grammar-fixture';
import { bitsOf, sourceOf } from './source';

it('says 20,000 sentences as its closed form expects, each with one derivation and all its bits', () => {
  const grammar = grammarOf();
  const sentences = said(grammar, 20_000);
  for (const error of standardErrors(sentences, expectedOf(grammar))) expect(Math.abs(error)).toBeLessThan(4);
  const start = sourceOf(grammar);
  for (const { text, bits } of sentences) {
    expect(countDerivations(grammar, text)).toBe(1);
    const sum = bitsOf(start, text).reduce((total, of) => total + of, 0);
    expect(Math.abs(sum - bits)).toBeLessThan(1e-9);
  }
});
