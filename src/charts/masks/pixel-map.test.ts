import { expect, test } from 'vitest';
import { fixtureMasks, fixtureNetwork } from '../kit/fixture';
import { layout } from './pixel-map';

test('surviving weights per pixel', () => {
  const prunedIn = Uint8Array.of(1, 1, 0, 2, 0, 0);
  expect(layout({ prunedIn, inputShape: [1, 3, 1], round: 1 })).toEqual({
    width: 3,
    height: 1,
    counts: Uint32Array.of(0, 2, 2),
    most: 2,
    all: 2,
    unused: 1,
  });
});

test('the counts of all pixels are the layer', () => {
  const mask = fixtureMasks(fixtureNetwork, 0);
  const [prunedIn] = mask.prunedIn;
  if (!prunedIn) throw new Error('the first kernel of the fixture has a mask');
  const { counts } = layout({ prunedIn, inputShape: [28, 28, 1], round: 8 });
  expect(counts.reduce((a, b) => a + b, 0)).toBe(mask.remaining[8][0]);
});
