/** The losses by id: kernels over the logits of a pass, [outputs][positions][lanes]. */
import type { LossId } from '../engine';
import type { Kernels } from './kernel-module';

/** Addresses and sizes of a pass that has gone forward. */
export interface Answers {
  readonly logits: number;
  readonly outputs: number;
  /** of the split; places of the pass's examples in it */
  readonly labels: number;
  readonly indices: number;
  readonly count: number;
  readonly lanes: number;
  /** answers of one example, and bytes from one output to the next */
  readonly positions: number;
  readonly pitch: number;
}

interface Loss {
  /** dL/d(logits) of the mean loss, to `gradient` */
  gradient(kernels: Kernels, gradient: number, answers: Answers): void;
  /** Adds the sum of losses and the right answers to two f64 at `result`. */
  add(kernels: Kernels, result: number, answers: Answers): void;
}

export const losses: Readonly<Record<LossId, Loss>> = {
  'cross-entropy': {
    gradient: (kernels, gradient, { logits, outputs, labels, indices, count, lanes, positions, pitch }) =>
      kernels.softmaxGradient(gradient, logits, outputs, labels, indices, count, lanes, positions, pitch),
    add: (kernels, result, { logits, outputs, labels, indices, count, lanes, positions, pitch }) =>
      kernels.crossEntropy(result, logits, outputs, labels, indices, count, lanes, positions, pitch),
  },
};
