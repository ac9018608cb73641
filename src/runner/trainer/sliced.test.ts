import { expect, it } from 'vitest';
import { createEngine } from '../../engine';
import { initialize } from '../../lottery/initializers';
import { applyMasks, denseMasks } from '../../lottery/masks';
import type { Weights } from '../../lottery/parameters';
import { stream } from '../../lottery/random/stream';
import { withoutUnits } from '../../lottery/units';
import { buildNetwork } from '../../models';
import { looking } from '../../models/architectures';
import { unitsOf } from '../../models/units';
import type { TrainingRun } from '../../tasks/training';
import { sliced } from './sliced';

const COUNT = 8;
/** With more parameters the rounding of float32 grows on the way back; in float64 slice.test.ts looks at all. */
const DEEP = 150;

const built = (architecture: string) =>
  buildNetwork(
    { architecture, widths: [8, 6], activation: 'tanh', filters: 2, denseWidths: [6], shortcut: 'parameter-free' },
    [16, 16, 1],
    3,
  );
const shallow = looking.map(({ id }) => id).filter((id) => built(id).parameters.length < DEEP);

/** The engine's loss and gradients, in the whole network's places. */
async function learnt(run: TrainingRun) {
  const random = stream(1, 'examples');
  const examples = {
    count: COUNT,
    inputs: Uint8Array.from({ length: COUNT * 256 }, () => random.below(256)),
    labels: Uint8Array.from({ length: COUNT }, () => random.below(3)),
  };
  const engine = await createEngine('wasm');
  const { run: seen, whole } = sliced(run);
  await engine.load({ inputShape: run.network.inputShape, train: examples, validation: examples, test: examples });
  const trainer = await engine.open(seen);
  const { loss } = await trainer.evaluate('test', COUNT);
  const { gradients } = await trainer.gradients(Uint32Array.from({ length: COUNT }, (_, at) => at));
  const weights = whole(await trainer.weights());
  engine.dispose();
  return { loss, gradients: whole(gradients), weights, shapes: seen.network.parameters.map(({ shape }) => [...shape]) };
}

const largest = (values: Float32Array): number => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/** The largest difference of kernels' gradients, as a share of the kernel's largest. */
const gapOf = (a: Weights, b: Weights, kernels: readonly number[]): number =>
  Math.max(...kernels.map((at) => largest(a[at].map((value, place) => value - b[at][place])) / largest(b[at])));

it.each(shallow)('the engine answers and learns with half of the units of %s as with them masked', async (id) => {
  const network = built(id);
  const { parameters } = network;
  const groups = unitsOf(network);
  const left = groups.map(({ units }) => Uint8Array.from({ length: units }, (_, at) => at % 2));
  const masks = withoutUnits(parameters, groups, denseMasks(parameters), left);
  const drawn = initialize(parameters, { initializer: 'glorot-normal', standardDeviation: 1 }, 1, id);
  const run: TrainingRun = {
    network,
    weights: applyMasks(drawn, masks),
    masks,
    optimizer: { id: 'sgd', momentum: 0, weightDecay: 0 },
    learningRate: 0.01,
    steps: 1,
    batch: COUNT,
    evaluateEvery: 1,
    order: { seed: 1, trial: 0 },
  };
  const [masked, small] = [await learnt(run), await learnt({ ...run, sliced: true })];
  expect(small.shapes).not.toEqual(masked.shapes);
  expect(small.loss).toBeCloseTo(masked.loss, 5);
  expect(small.weights).toEqual(masked.weights);
  const kernels = masks.flatMap((mask, at) => (mask ? [at] : []));
  const there = small.gradients.map((values, at) =>
    values.map((value, place) => (masks[at]?.[place] === 0 ? 0 : value)),
  );
  expect(gapOf(there, masked.gradients, kernels)).toBeLessThan(1e-3);
});
