import { freshZeros, type Zeros } from '../lottery/numbers';
import { sizeOf } from '../lottery/parameters';
import { exp, log } from '../lottery/random/maths';
import type { Slices } from '../lottery/slices';
import type { LayerNode, Step } from './layer';
import { kindOf } from './layers';
import { nodesOf, type Network } from './network';

/** Bytes stand for value / 255, as in `Examples`. */
export type ReferenceInputs = Uint8Array | Float32Array | Float64Array;

type Mode = 'evaluation' | 'training';

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

/**
 * The same there and back, to the bit, with a rest after each layer (of a block: after all of it).
 * @param slopesOf ∂z/∂logits, of the logits
 * @returns ∂z/∂parameter
 */
export function* gradientsByLayer(
  network: Network,
  weights: readonly ArrayLike<number>[],
  inputs: ReferenceInputs,
  count: number,
  mode: Mode,
  slopesOf: (logits: Float64Array) => Float64Array,
  zeros: Zeros = freshZeros,
): Slices<Float64Array[]> {
  const { nodes, start, forward: through, note, back } = passOf(network, weights, inputs, count, mode, zeros);
  const found: Float64Array[] = [];
  const steps: Step[] = [];
  // the way back is two ways: to the values, and to the parameters
  const all = 3 * nodes.length;
  const first = nodes.findIndex((node) => node.parameters.length > 0 || hasInner(node));
  let values: Float64Array = start;
  for (const [place, node] of nodes.entries()) {
    const step = through(node, values);
    steps.push(step);
    values = step.values;
    yield (place + 1) / all;
  }
  let slopes = slopesOf(values);
  for (let place = nodes.length - 1; place >= 0; place -= 1) {
    const [node, step] = [nodes[place], steps[place]];
    // nobody asks for the slopes before the first parameters; a block finds its own on the way there
    if (place > first || hasInner(node)) slopes = back(node, step, slopes, found);
    else note(node, step, slopes, found);
    yield 1 - (2 * place) / all;
  }
  return found;
}

const hasInner = ({ block }: LayerNode): boolean => block.body.length + block.shortcut.length > 0;

function passOf(
  network: Network,
  weights: readonly ArrayLike<number>[],
  inputs: ReferenceInputs,
  count: number,
  mode: Mode,
  zeros: Zeros = freshZeros,
) {
  const scale = inputs instanceof Uint8Array ? 1 / 255 : 1;
  const start = new Float64Array(count * sizeOf(network.inputShape));
  for (let at = 0; at < start.length; at += 1) start[at] = inputs[at] * scale;

  const through = (node: LayerNode, values: Float64Array): Step => {
    const own = node.parameters.map((at) => weights[at]);
    return kindOf(node.layer).forward(node, values, own, { count, training: mode === 'training', zeros, run });
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
  return { nodes: nodesOf(network), start, run, forward: through, note, back };
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
