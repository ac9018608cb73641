import { expect, test } from 'vitest';
import { describeNetwork } from '../../models/network';
import { layout } from './film-frames';
import { fixtureMasks, smallNetwork } from '../kit/fixture';

const tiny = describeNetwork([1, 2, 1], 2, [{ kind: 'flatten' }, { kind: 'dense', units: 2 }]);

test('one frame per planned round, empty until its mask is known', () => {
  const mask = {
    trial: 0,
    chain: 0,
    remaining: [
      [4, 2],
      [2, 2],
    ],
    prunedIn: [Uint8Array.of(1, 0, 1, 0), null],
  };
  const frames = layout(tiny, [1, 0.5, 0.25], mask);
  expect(frames.map(({ done }) => done)).toEqual([true, true, false]);
  expect(frames.map(({ densities }) => densities && [...densities])).toEqual([[1, 1], [0.5, 0.5], null]);
  expect(layout(tiny, [1, 0.5], null).map(({ done }) => done)).toEqual([false, false]);
});

test('inputs that are no image have no pixels', () => {
  const frames = layout(smallNetwork, [1, 0.65], fixtureMasks(smallNetwork, 0, 1));
  expect(frames.map(({ done, densities }) => [done, densities])).toEqual([
    [true, null],
    [true, null],
  ]);
});
