import { maskLearners } from '../../lottery/mask-learners';
import { sizeOf } from '../../lottery/parameters';
import { keepLargest } from '../../lottery/pruning';
import { stream } from '../../lottery/random/stream';
import type { TrainerSettings } from '../engine';
import type { Arena } from './arena';
import type { Kernels } from './kernel-module';
import { createOptimizer, type Optimizer } from './optimizer';
import { vectorBytes } from './padding';
import type { WeightStage } from './stages/stage';
import { zerosIn } from './zeros';

/** An optimizer of scores: the kernels of the network follow from these, and from weights that never change. */
export interface MaskTrainer extends Optimizer {
  /** Fills the scores in the committed memory. */
  begin(): void;
  /** Puts the weights that are on into the network: of a step's own draw, or those that are left. @param step from 0 */
  show(what: 'left' | { readonly step: number }): void;
  /** where scores lie, for checkpoints */
  readonly scores: readonly { readonly at: number; readonly bytes: number }[];
}

/** Of random words, 32 bits each. */
const WORDS = 2 ** 32;

interface Layer {
  readonly parameters: readonly number[];
  readonly layer: WeightStage;
}

/**
 * Scores of the kernels that can be pruned, in memory that the kernels of the optimizer reach. Everything else is done
 * here, in float64 that is rounded to float32 where it is kept: the same bits on every machine.
 */
export function createMaskTrainer(
  settings: TrainerSettings & Pick<Required<TrainerSettings>, 'learning'>,
  layers: readonly Layer[],
  arena: Arena,
  kernels: Kernels,
): MaskTrainer {
  const { network, weights, learning } = settings;
  const learner = maskLearners.get(learning.learner);
  const { steps, chance } = learning;
  const { seed, names } = chance;
  const parts = learning.budget.flatMap(({ parameters, kept }) =>
    parameters.map((index) => {
      const spec = network.parameters[index];
      const size = sizeOf(spec.shape);
      const bytes = vectorBytes(size);
      return {
        index,
        spec,
        size,
        kept,
        bytes,
        scores: arena.reserve(bytes),
        slopes: arena.reserve(bytes),
        // memory of every step, allocated once
        mask: new Uint8Array(size),
        strengths: learner.strengths ? new Float32Array(size) : null,
        chances: learner.chances ? new Float64Array(size) : null,
        /** what the weights that are on are multiplied by */
        scale: 1,
      };
    }),
  );
  const learned = new Set(parts.map(({ index }) => index));
  const optimizer = createOptimizer(
    settings.optimizer,
    parts.map(({ scores, slopes, bytes }) => ({ weights: scores, gradients: slopes, mask: 0, bytes, decays: true })),
    arena,
    kernels,
  );
  const scoresOf = ({ scores, size }: (typeof parts)[number]): Float32Array => arena.floats(scores, size);
  const shown = weights.map((values) => values.slice());
  let spare: Float32Array[][] = [];
  let now: 'left' | 'step' | null = null; // what the network holds

  /** One kernel: its weights that are on, scaled, and 0. */
  const put = (part: (typeof parts)[number], on: number): void => {
    const { index, size, mask } = part;
    const scale = learning.scaled && on > 0 ? learner.scale(on, size) : 1;
    part.scale = scale;
    const [frozen, kernel] = [weights[index], shown[index]];
    for (let at = 0; at < size; at += 1) kernel[at] = mask[at] ? frozen[at] * scale : 0;
  };
  const left = (part: (typeof parts)[number]): void => {
    const { mask, strengths, kept } = part;
    if (strengths) learner.strengths?.(scoresOf(part), strengths);
    keepLargest(mask, strengths ?? scoresOf(part), kept);
    put(part, kept);
  };
  const drawn = (part: (typeof parts)[number], chances: Float64Array, step: number): void => {
    const { spec, mask } = part;
    const random = stream(seed, ...names, 'step', step, spec.name);
    const scores = scoresOf(part);
    learner.chances?.(scores, chances);
    if (learner.balance) {
      const by = learner.balance(chances, part.kept, step / steps);
      for (let at = 0; at < scores.length; at += 1) scores[at] += by;
    }
    let on = 0;
    for (let at = 0; at < mask.length; at += 1) {
      const bit = random.uint32() < chances[at] * WORDS ? 1 : 0;
      mask[at] = bit;
      on += bit;
    }
    put(part, on);
  };
  const isLearned = ({ parameters }: Layer): boolean => parameters.some((at) => learned.has(at));
  const kernelsOf = layers.filter(isLearned);

  return {
    slots: optimizer.slots,
    scores: parts.map(({ scores, bytes }) => ({ at: scores, bytes })),
    begin() {
      for (const part of parts) {
        const random = stream(seed, ...names, 'scores', part.spec.name);
        scoresOf(part).set(learner.start(part.spec, random));
      }
    },
    show(what) {
      const wanted = what === 'left' || !learner.chances ? 'left' : 'step';
      if (now === 'left' && wanted === 'left') return;
      for (const part of parts) {
        if (what === 'left' || !part.chances) left(part);
        else drawn(part, part.chances, what.step);
      }
      now = wanted;
      for (const { parameters, layer } of kernelsOf) layer.write(...parameters.map((at) => shown[at]));
    },
    step(learningRate) {
      const read = kernelsOf.map(({ layer }, at) => layer.read('gradients', zerosIn(spare[at])));
      spare = read;
      const gradients = new Map(
        kernelsOf.flatMap(({ parameters }, at) => parameters.map((index, place) => [index, read[at][place]] as const)),
      );
      for (const part of parts) {
        const { index, size, scale, chances } = part;
        const [slopes, frozen] = [gradients.get(index), weights[index]];
        if (!slopes) continue;
        for (let at = 0; at < size; at += 1) slopes[at] *= frozen[at] * scale;
        learner.throughScores(slopes, scoresOf(part), chances);
        arena.floats(part.slopes, size).set(slopes);
      }
      optimizer.step(learningRate);
      now = null;
    },
    resume(steps) {
      optimizer.resume(steps);
      now = null;
    },
  };
}
