import { sizeOf } from '../lottery/parameters';
import type { LayerNode, Step } from './layer';
import { kindOf } from './layers';
import { nodesOf, type Network } from './network';

/** Bytes stand for value / 255, as in `Examples`. */
export type ReferenceInputs = Uint8Array | Float32Array | Float64Array;

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
  mode: 'evaluation' | 'training' = 'evaluation',
): Step {
  const scale = inputs instanceof Uint8Array ? 1 / 255 : 1;
  const start = new Float64Array(count * sizeOf(network.inputShape));
  for (let at = 0; at < start.length; at += 1) start[at] = inputs[at] * scale;

  const run = (nodes: readonly LayerNode[], from: Float64Array): Step => {
    let values = from;
    const steps = nodes.map((node) => {
      const own = node.parameters.map((at) => weights[at]);
      const step = kindOf(node.layer).forward(node, values, own, { count, training: mode === 'training', run });
      values = step.values;
      return step;
    });
    const pull: Step['pull'] = (slopes, found) =>
      steps.reduceRight((at, step, place) => {
        if (found) {
          step.gradients?.(at).forEach((gradient, index) => {
            found[nodes[place].parameters[index]] = gradient;
          });
        }
        return step.pull(at, found);
      }, slopes);
    return { values, pull };
  };
  return run(nodesOf(network), start);
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
    const sum = answers.reduce((total, logit) => total + Math.exp(logit - largest), 0);
    loss += largest + Math.log(sum) - answers[labels[row]];
    if (answers.indexOf(largest) === labels[row]) right += 1;
  }
  return { loss: loss / count, right: right / count };
}
