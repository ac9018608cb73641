/** What computations between networks are tried on. Tests only. */
import { createEngine } from '../../engine';
import { smallSplits } from '../../engine/contract/reference';
import type { Engine } from '../../engine/engine';
import type { Masks } from '../../lottery/masks';
import type { Weights } from '../../lottery/parameters';
import { describeNetwork, type Network } from '../../models/network';
import { works } from '../../tasks/work';

const splits = smallSplits('bytes', [40, 20, 30]);
const batch = 12;
const optimizer = { id: 'sgd', momentum: 0, weightDecay: 0 } as const;
/** The first 36 examples. */
const batches = [0, 12, 24].map((first) => Uint32Array.from({ length: batch }, (_, at) => first + at));

/** Layers whose statistics are measured while networks train. */
export const withBatchNorm = describeNetwork([2, 4, 1], 3, [
  { kind: 'flatten' },
  { kind: 'dense', units: 6 },
  { kind: 'batch-norm' },
  { kind: 'relu' },
  { kind: 'dense', units: 3 },
]);

export async function startBench() {
  const engine = await createEngine('wasm');
  await engine.load(splits);
  return { batch, engine, work: works.get('classification'), splits, rest: async () => undefined };
}

interface Opened {
  readonly network: Network;
  readonly weights: Weights;
  readonly masks: Masks;
}

/** The test loss of a network that is opened by itself: as it is, and with its statistics measured anew. */
export async function lossesOf(engine: Engine, opened: Opened, examples: number) {
  const trainer = await engine.open({ ...opened, optimizer, batch });
  const asItIs = (await trainer.evaluate('test', examples)).loss;
  await trainer.measureStatistics(batches);
  const anew = (await trainer.evaluate('test', examples)).loss;
  trainer.dispose();
  return { asItIs, anew };
}
