import { freshZeros, type Zeros } from '../lottery/numbers';
import { sizeOf } from '../lottery/parameters';
import { exp, log } from '../lottery/random/maths';
import type { LayerNode, ReferencePass, Step } from './layer';
import { kindOf } from './layers';
import { nodesOf, readsTokens, type Network } from './network';

/** Bytes stand for value / 255, or for tokens, as in `Examples`. */
export type ReferenceInputs = Uint8Array | Float32Array | Float64Array;

export type Mode = 'evaluation' | 'training';

/**
 * A network on plain arrays, in float64: logits [count, classes] for inputs [count, ...inputShape],
 * and the way back to the inputs. Engines are checked against it. `weights` are one array per
 * parameter, already m ⊙ θ.
 * @param mode batch-norm by the statistics of these inputs ('training') or by the running ones;
 * dropout keeps everything in both
 */
export function reference(
  network: Network,
  weights: readonly ArrayLike<number>[],
  inputs: ReferenceInputs,
  count: number,
  mode: Mode = 'evaluation',
): Step {
  const { nodes, start, run } = passOf(network, weights, inputs, count, mode);
  return run(nodes, start);
}

/** A pass of the reference, layer by layer. */
export function passOf(
  network: Network,
  weights: readonly ArrayLike<number>[],
  inputs: ReferenceInputs,
  count: number,
  mode: Mode,
  zeros: Zeros = freshZeros,
) {
  const scale = inputs instanceof Uint8Array && !readsTokens(network) ? 1 / 255 : 1;
  const start = new Float64Array(count * sizeOf(network.inputShape));
  for (let at = 0; at < start.length; at += 1) start[at] = inputs[at] * scale;

  /** @param other what is otherwise in this pass */
  const through = (node: LayerNode, values: Float64Array, other: Partial<ReferencePass> = {}): Step => {
    const own = node.parameters.map((at) => weights[at]);
    const pass = { count, training: mode === 'training', zeros, room: freshZeros, run, ...other };
    return kindOf(node.layer).forward(node, values, own, pass);
  };
  const note = (node: LayerNode, step: Step, slopes: Float64Array, found: Float64Array[]): void =>
    step.gradients?.(slopes).forEach((gradient, index) => {
      found[node.parameters[index]] = gradient;
    });
  const back = (node: LayerNode, step: Step, slopes: Float64Array, found?: Float64Array[]): Float64Array => {
    if (found) note(node, step, slopes, found);
    return step.pull(slopes, found);
  };
  const run = (nodes: readonly LayerNode[], from: Float64Array): Step => {
    let values = from;
    const steps = nodes.map((node) => {
      const step = through(node, values);
      values = step.values;
      return step;
    });
    const pull: Step['pull'] = (slopes, found) =>
      steps.reduceRight((at, step, place) => back(nodes[place], step, at, found), slopes);
    return { values, pull };
  };
  return { nodes: nodesOf(network), start, zeros, run, forward: through, note };
}

/** The logits alone; the page draws decision boundaries with them. */
export const forward = (...of: Parameters<typeof reference>): Float64Array => reference(...of).values;

/**
 * Mean cross-entropy in nats, and the fraction of right answers (the first of equal logits is the
 * answer), of logits [count, classes].
 */
export function score(
  logits: Float64Array,
  labels: Uint8Array,
  classes: number,
): { readonly loss: number; readonly right: number } {
  const count = logits.length / classes;
  let loss = 0;
  let right = 0;
  for (let row = 0; row < count; row += 1) {
    const answers = logits.subarray(row * classes, (row + 1) * classes);
    const largest = answers.reduce((a, b) => Math.max(a, b), -Infinity);
    const sum = answers.reduce((total, logit) => total + exp(logit - largest), 0);
    loss += largest + log(sum) - answers[labels[row]];
    if (answers.indexOf(largest) === labels[row]) right += 1;
  }
  return { loss: loss / count, right: right / count };
}
