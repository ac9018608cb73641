import type { Splits } from '../../engine/examples';
import { batchOrder } from '../../engine/training/batches';
import type { Engine } from '../../engine/engine';
import { bytesMoved } from '../../engine/simd/plan/traffic';
import { initialize } from '../../lottery/initializers';
import { remainingByParameter, weightsRemaining, type Masks } from '../../lottery/masks';
import type { ParameterSpec } from '../../lottery/parameters';
import type { Network } from '../../models/network';
import { multiplyAddsPerStep, randomMasks } from './networks';
import type { TrainingRow } from './rows';
import type { Stopwatch } from './timing';

export const BATCH = 60;
export const DENSITIES = [1, 0.512, 0.21, 0.086, 0.036, 0.01] as const;
export const CONV_DENSITIES = [1, 0.5, 0.21, 0.086, 0.036] as const;

/** How much of each kernel is left. */
interface Sparsity {
  /** said of the row when densities differ between layers */
  readonly profile: string | null;
  /** of every kernel; null when densities differ */
  readonly kept: number | null;
  densityOf(spec: ParameterSpec): number;
}

export const uniform = (density: number): Sparsity => ({
  profile: null,
  kept: density,
  densityOf: () => density,
});

/**
 * After 11 rounds at the paper's rates: .8¹¹ of dense layers, .9¹¹ of the output.
 * @param convolutions what a round leaves of them: .9 in Conv-2 and Conv-4, .85 in Conv-6
 */
export const round11 = (convolutions: number): Sparsity => ({
  profile: 'round 11',
  kept: null,
  densityOf: ({ kind }) => (kind === 'dense' ? 0.8 : kind === 'conv' ? convolutions : 0.9) ** 11,
});

/** What is measured: one network on one data set. */
export interface Workload {
  readonly name: string;
  readonly network: Network;
  readonly splits: Splits;
  readonly sparsities: readonly Sparsity[];
  /** examples per step; the paper's 60 when absent */
  readonly batch?: number;
}

/** Whole training steps per second of one engine, Adam; a row for each sparsity. */
export async function* benchTraining(
  engine: Engine,
  { name, network, splits, sparsities, batch = BATCH }: Workload,
  stopwatch: Stopwatch,
): AsyncGenerator<TrainingRow> {
  await engine.load(splits);
  const dataBytes = engine.memory().bytes;
  const initializer = { initializer: 'glorot-normal', standardDeviation: 0 };
  const weights = initialize(network.parameters, initializer, 1, 'bench');
  for (const { profile, kept, densityOf } of sparsities) {
    const masks = randomMasks(network, densityOf);
    const trainer = await engine.open({
      network,
      weights,
      masks,
      optimizer: { id: 'adam', momentum: 0, weightDecay: 0 },
      batch,
    });
    const nextBatch = batchOrder({ seed: 1, trial: 1 }, splits.train.count, batch);
    // graphics chips queue steps: a number read back shows that they are done
    const queues = engine.backend === 'webgpu' || engine.backend === 'webgl';
    const settle = queues ? () => trainer.evaluate('validation', 1) : undefined;
    const ms = await stopwatch(() => trainer.step(nextBatch(), 1.2e-3), settle);
    const bytes = engine.memory().bytes;
    trainer.dispose();
    const { parameters } = network;
    yield {
      kind: 'training',
      engine: engine.id === 'simd' ? 'simd' : `tfjs-${engine.backend}`,
      network: name,
      batch,
      density: weightsRemaining(parameters, remainingByParameter(parameters, masks)),
      kept,
      profile,
      stepsPerSecond: 1000 / ms,
      msPerStep: ms,
      gigaflops: gigaflops(network, batch, masks, ms),
      megabytesMoved: engine.id === 'simd' ? bytesMoved(network, masks, batch) / 1e6 : null,
      megabytes: bytes / 1e6,
      megabytesWithoutData: (bytes - dataBytes) / 1e6,
    };
  }
}

/** @param ms of one step */
export const gigaflops = (network: Network, batch: number, masks: Masks, ms: number): number =>
  (2 * multiplyAddsPerStep(network, batch, masks)) / (ms * 1e6);
