/** How long networks take to answer one example: whole, with filters masked, and really without them. */
import { createEngine } from '../../engine';
import type { Engine, TrainerSettings } from '../../engine/engine';
import type { Examples } from '../../engine/examples';
import { chainsOf, experimentOfChain } from '../../experiment/chains';
import { unitsAt } from '../../experiment/smaller';
import { initialize } from '../../lottery/initializers';
import { applyMasks, denseMasks, type Masks } from '../../lottery/masks';
import { sizeOf, type Weights } from '../../lottery/parameters';
import { stream } from '../../lottery/random/stream';
import { withoutUnits } from '../../lottery/units';
import { networkOn } from '../../experiment/network';
import type { Network } from '../../models/network';
import { slice } from '../../models/slice';
import type { Answer, Question } from './questions';

/** Examples that are asked at once, at most, and for how long in ms at least: clocks of browsers tick up to every 0.1 ms. */
const [MOST, LONG] = [256, 15];
/** Each is timed in turns, so often in each; the shortest is the least disturbed by what else goes on. */
const [TURNS, TIMES] = [3, 6];

interface Beside {
  pause(): Promise<void>;
  now(): number;
}

/** Times depend on how many filters there are, not on which, nor on any weight: none has to be at hand. */
export async function sliceTimes(
  { of, chain, level, found }: Question<'slice-times'>,
  { pause, now }: Beside,
): Promise<Answer<'slice-times'>> {
  const network = networkOn(of.experiment, of.data);
  const { parameters } = network;
  const own = experimentOfChain(of.experiment, chainsOf(of.experiment)[chain]);
  const budget = unitsAt(of.experiment, parameters, chain, level, found);
  const dense = denseMasks(parameters);
  if (!budget) return { kind: 'slice-times', seconds: null };
  const first = budget.groups.map(({ units }, at) =>
    Uint8Array.from({ length: units }, (_, unit) => Number(unit < budget.kept[at])),
  );
  const masks = withoutUnits(parameters, budget.groups, dense, first);
  const weights = initialize(parameters, own.network, own.chance.initializationSeed, 'initialization', 0);
  const small = slice(network, masks);
  const settingsOf = (seen: Network, start: Weights, left: Masks): TrainerSettings => ({
    network: seen,
    weights: applyMasks(start, left),
    masks: left,
    optimizer: { id: 'sgd', momentum: 0, weightDecay: 0 },
    batch: 1,
  });
  const all = [
    settingsOf(network, weights, dense),
    settingsOf(network, weights, masks),
    settingsOf(small.network, small.take(weights), small.masks),
  ];
  const engine = await createEngine('wasm');
  try {
    const examples = drawn(network);
    await engine.load({ inputShape: network.inputShape, train: examples, validation: examples, test: examples });
    const best = all.map(() => Infinity);
    for (let turn = 0; turn < TURNS; turn += 1) {
      for (const [at, settings] of all.entries()) {
        await pause();
        best[at] = Math.min(best[at], await timed(engine, settings, now));
      }
    }
    const [whole, masked, sliced] = best;
    return { kind: 'slice-times', seconds: { whole, masked, sliced } };
  } finally {
    engine.dispose();
  }
}

/** Seconds for one example. */
async function timed(engine: Engine, settings: TrainerSettings, now: () => number): Promise<number> {
  const trainer = await engine.open(settings);
  try {
    /** @returns ms for one example @param least that are spent on it */
    const look = async (count: number, least: number): Promise<number> => {
      const began = now();
      for (let asked = count; ; asked += count) {
        await trainer.evaluate('test', count);
        const spent = now() - began;
        if (spent >= least) return spent / asked;
      }
    };
    await look(1, 0);
    const one = await look(1, 0);
    const count = Math.max(1, Math.floor(LONG / Math.max(one, LONG / MOST)));
    let best = Infinity;
    // large networks take their time once
    const often = count === 1 ? 1 : TIMES;
    for (let time = 0; time < often; time += 1) best = Math.min(best, await look(count, LONG));
    return best / 1000;
  } finally {
    trainer.dispose();
  }
}

/** Inputs by chance: no pixel is 0. */
function drawn({ inputShape, classes }: Network): Examples {
  const random = stream(1, 'slice times');
  return {
    count: MOST,
    inputs: Uint8Array.from({ length: MOST * sizeOf(inputShape) }, () => 1 + random.below(255)),
    labels: Uint8Array.from({ length: MOST }, () => random.below(classes)),
  };
}
