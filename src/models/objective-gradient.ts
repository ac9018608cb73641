/**
 * The slope of an objective by every weight, and the Hessian along it, in float64 and in plain arithmetic: what scores
 * before training are made from. In float32 the Hessian would be wrong: a step long enough to be seen there crosses
 * kinks of ReLUs.
 */
import type { Zeros } from '../lottery/numbers';
import { sizeOf } from '../lottery/parameters';
import { exp } from '../lottery/random/maths';
import { within, type Slices } from '../lottery/slices';
import { SCORED_AT_ONCE, togetherOf } from './memory';
import { answersOf, type Network } from './network';
import { gradientsByLayer } from './gradients-by-layer';
import type { ReferenceInputs } from './reference';

/** What is differentiated, of logits z [count, classes]. */
export type Objective =
  /** mean over the examples, of sequences over their positions, of −ln softmax(z / temperature) at the label */
  | { readonly kind: 'cross-entropy'; readonly labels: ArrayLike<number>; readonly temperature: number }
  /** Σ z over examples and classes */
  | { readonly kind: 'sum-of-logits' };

export interface ObjectiveExamples {
  /** [count, ...inputShape] */
  readonly inputs: ReferenceInputs;
  readonly count: number;
}

type Weights64 = readonly ArrayLike<number>[];

/**
 * ∂objective / ∂parameter, one array per parameter; 0 for running statistics.
 * @param weights m ⊙ θ, one array per parameter
 * @param mode batch-norm by the statistics of these examples ('training') or by the running ones
 * @param zeros where those of kernels are written; absent: in arrays of their own
 */
export function* objectiveGradient(
  network: Network,
  weights: Weights64,
  { inputs, count }: ObjectiveExamples,
  objective: Objective,
  mode: 'evaluation' | 'training' = 'training',
  zeros?: Zeros,
): Slices<Float64Array[]> {
  const size = sizeOf(network.inputShape);
  const answers = answersOf(network);
  const together = mode === 'training' ? togetherOf(network, count) : SCORED_AT_ONCE;
  let sum: Float64Array[] = [];
  for (let from = 0; from < count; from += together) {
    const to = Math.min(from + together, count);
    const some = inputs.subarray(from * size, to * size);
    const slopesOf = (logits: Float64Array): Float64Array =>
      slopes(objective, logits, network.classes, from * answers, count * answers);
    const part = gradientsByLayer(network, weights, some, to - from, mode, slopesOf, zeros);
    const found = yield* within(part, from / count, to / count);
    if (from === 0) sum = found;
    else for (const [parameter, gradient] of found.entries()) addTo(sum[parameter], gradient);
  }
  return sum;
}

function addTo(sum: Float64Array, more: Float64Array): void {
  for (let at = 0; at < sum.length; at += 1) sum[at] += more[at];
}

/** ∂objective / ∂logit of the answers from `first` on, of `count` in all. */
function slopes(
  objective: Objective,
  logits: Float64Array,
  classes: number,
  first: number,
  count: number,
): Float64Array {
  if (objective.kind === 'sum-of-logits') return new Float64Array(logits.length).fill(1);
  const { labels, temperature } = objective;
  const found = new Float64Array(logits.length);
  for (let row = 0; row * classes < logits.length; row += 1) {
    const own = logits.subarray(row * classes, (row + 1) * classes);
    const largest = own.reduce((a, b) => Math.max(a, b), -Infinity);
    const powers = own.map((logit) => exp((logit - largest) / temperature));
    const sum = powers.reduce((a, b) => a + b, 0);
    for (let at = 0; at < classes; at += 1) {
      const target = at === labels[first + row] ? 1 : 0;
      found[row * classes + at] = (powers[at] / sum - target) / (temperature * count);
    }
  }
  return found;
}

/** Length of the step: within 1e-8 … 1e-5 the product is exact to rounding; at 1e-4 kinks of ReLUs are crossed. */
const STEP = 1e-6;

/**
 * H·g, the Hessian of the objective times its own gradient: the gradient's slope along itself, by central differences.
 * @param masks g is that of the weights which they keep, 0 elsewhere and in parameters without one, as biases are
 * @param step how far from the weights the slopes are taken
 */
export function* hessianGradient(
  network: Network,
  weights: Weights64,
  examples: ObjectiveExamples,
  objective: Objective,
  masks: readonly (ArrayLike<number> | null)[],
  step = STEP,
): Slices<Float64Array[]> {
  const gradientAt = (at: Weights64, part: number): Slices<Float64Array[]> =>
    within(objectiveGradient(network, at, examples, objective), part / 3, (part + 1) / 3);
  const whole = yield* gradientAt(weights, 0);
  const along = whole.map((values, parameter) => {
    const mask = masks[parameter];
    return values.map((value, at) => (mask?.[at] ? value : 0));
  });
  const length = Math.sqrt(along.reduce((sum, values) => values.reduce((part, value) => part + value * value, sum), 0));
  if (length === 0) return along;
  const moved = (by: number): Float64Array[] =>
    along.map((values, parameter) => values.map((value, at) => weights[parameter][at] + (by / length) * value));
  const ahead = yield* gradientAt(moved(step), 1);
  const behind = yield* gradientAt(moved(-step), 2);
  const scale = length / (2 * step);
  return ahead.map((values, parameter) => values.map((value, at) => scale * (value - behind[parameter][at])));
}
