import { expect, it } from 'vitest';
import { readLink } from '../experiment/link';
import { networkOn } from '../experiment/network';
import { channelRanks } from '../lottery/early-bird';
import { fullKey, runOf, ticketOf } from '../lottery/run-key';
import { multiplyAdds } from '../models/multiply-adds';
import { sizeOf } from '../lottery/parameters';
import { emptyRecording, type Recording } from '../recording/recording';
import { savedBy } from '../recording/emergences';
import { looksAt, sharesOf } from './emergence';

const { experiment } = readLink(
  'v=3&data.set=textures&network.architecture=vgg-11&network.filters=1&training.steps=100&pruning.remaining=50&pruning.maskEvery=10&chains=imp,early-bird',
);
const network = networkOn(experiment, null);
const CHANNELS = 43;
/** Seven looks: the first two in an order of their own, then always the same one. */
const looks = Array.from({ length: 7 }, (_, look) =>
  Array.from({ length: CHANNELS }, (__, at) => (look < 2 ? (at * (7 + look)) % CHANNELS : at)),
);
const sizes = network.parameters.map(({ shape }) => sizeOf(shape));
const half = sizes.map((size) => Math.floor(size / 2));
const recording: Recording = {
  ...emptyRecording(experiment),
  masks: [{ trial: 0, chain: 1, remaining: [sizes, half], prunedIn: [] }],
  measurements: [
    {
      measure: 'channel-scales',
      id: fullKey(0),
      about: {},
      columns: {
        step: looks.flatMap((scales, look) => scales.map(() => 10 * (look + 1))),
        rank: looks.flatMap((scales) => channelRanks([scales])),
        scale: looks.flat(),
      },
    },
    { measure: 'emergence', id: runOf(0, ticketOf(1), 1), about: {}, columns: { step: [70], emerged: [1] } },
  ],
};

it('draws the masks of a recorded training at any share, and finds where they have come to rest', () => {
  expect(sharesOf(experiment, network)).toEqual([21 / CHANNELS]);
  const found = looksAt(recording, network, 0, 0.5);
  expect(found?.steps).toEqual([10, 20, 30, 40, 50, 60, 70]);
  expect(found?.emerged).toBe(6); // the fifth mask after the last move
  expect([found?.chance, found?.distances[6][2], found?.distances[3][3]]).toEqual([0.5, 0, 0]);
  expect(found?.distances[0][6]).toBe(found?.distances[6][0]);
  expect(looksAt(recording, network, 1, 0.5)).toBeNull();
});

it('counts what is saved: the steps after the emergence, by multiply-adds that are not done', () => {
  const small = multiplyAdds(network, half) / multiplyAdds(network, sizes);
  const [saved] = savedBy(recording, network, 0);
  expect(saved).toEqual({ level: 1, step: 70, emerged: true, steps: 100, small, saved: 0.3 * (1 - small) });
});
