/** Small networks and a laboratory without training, for tests. */
import type { LotteryLab, LotteryRun, LotteryRunId, LotterySettings } from './loop';
import type { Masks } from './masks';
import type { ParameterSpec, Weights } from './parameters';
import { stream } from './random/stream';

const spec = (layer: number, kind: ParameterSpec['kind'], shape: number[], prunable: boolean): ParameterSpec => ({
  name: `${layer}/${kind === 'bias' ? 'bias' : 'kernel'}`,
  layer,
  kind,
  shape,
  fanIn: shape[0],
  fanOut: shape[shape.length - 1],
  prunable,
});

/** 20 → 10 → 4: 200 + 40 weights and 14 biases. */
export const tinySpecs: readonly ParameterSpec[] = [
  spec(1, 'dense', [20, 10], true),
  spec(1, 'bias', [10], false),
  spec(2, 'output', [10, 4], true),
  spec(2, 'bias', [4], false),
];

export const tinySettings: LotterySettings = {
  specs: tinySpecs,
  initializer: { initializer: 'glorot-normal', standardDeviation: 0.1 },
  seed: 1,
  trials: 2,
  rounds: 3,
  rates: { rate: 0.2, outputRate: 0.1 },
  schedule: 'iterative',
  scope: 'layerwise',
  criterion: 'magnitude',
  chains: [],
  controls: ['reinitialized', 'random-mask'],
};

export interface SeenRun {
  readonly id: LotteryRunId;
  readonly schedule: LotteryRun['schedule'];
  readonly weights: Weights;
  readonly masks: Masks;
}

/** A laboratory whose "training" adds seeded noise to the weights that are left. */
export function fakeLab(diverges: (id: LotteryRunId) => boolean = () => false) {
  const runs: SeenRun[] = [];
  const masked: Parameters<LotteryLab['masked']>[0][] = [];
  const emptied: { id: LotteryRunId; layer: number }[] = [];
  const stopped: LotteryRunId[] = [];
  const thetaT = new Map<string, Weights>();
  const lab: LotteryLab = {
    async train(run) {
      const start = run.start();
      const { trial, round, arm } = run.id;
      runs.push({ id: run.id, schedule: run.schedule, ...start });
      const trained = start.weights.map((values, index) => {
        const noise = stream(9, 'noise', trial, round, arm, index);
        const mask = start.masks[index];
        return values.map((value, at) => (mask && !mask[at] ? 0 : value + 0.3 * noise.normal()));
      });
      thetaT.set(`${trial}/${round}/${arm}`, trained);
      // half way, told apart from θ_T by its sign
      const rewindPoint = async () => trained.map((values) => values.map((value) => -value));
      return { diverged: diverges(run.id), weights: async () => trained, rewindPoint };
    },
    masked: (report) => masked.push(report),
    layerEmptied: (id, layer) => emptied.push({ id, layer }),
    chainStopped: (id) => stopped.push(id),
  };
  const find = (trial: number, round: number, arm: string): SeenRun => {
    const found = runs.find(({ id }) => id.trial === trial && id.round === round && id.arm === arm);
    if (!found) throw new Error(`No run ${trial}/${round}/${arm}.`);
    return found;
  };
  return { lab, runs, masked, emptied, stopped, thetaT, find };
}
