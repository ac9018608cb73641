/** How much memory training takes, counted before anything is allocated. */
import { isKernel, sizeOf } from '../lottery/parameters';
import type { LayerNode, Shape } from './layer';
import { kindOf } from './layers';
import { nodesOf, withInner, type Network } from './network';

/** Most bytes of one training run and its data, or of its scores before training: what one WebAssembly memory may hold. */
export const MOST_BYTES = 1_900_000_000;

/** Examples are computed in groups of 16. */
const LANES = 16;
const FLOAT = 4;

/** What training takes of a network that acts besides: what it has seen, and a copy of it that answers a few at a time. */
const actingBytes = (network: Network, batch: number): number =>
  batch * sizeOf(network.inputShape) * FLOAT + (batch > LANES ? trainingBytes(network, LANES, 0) : 0);

/**
 * Bytes of one training run on the WebAssembly engine, within a fifth: weights, gradients, optimizer
 * state and lists of survivors; values and gradients of every layer for one batch.
 * @param batch examples at once; of a network that acts all that it collects for an update
 * @param slots numbers the optimizer keeps per weight: Adam 2, momentum 1, SGD 0
 */
export function trainingBytes(network: Network, batch: number, slots: number, acts = false): number {
  const lanes = Math.ceil(batch / LANES) * LANES;
  const parameters = network.parameters.reduce((sum, spec) => {
    const isConv = spec.kind === 'conv' || spec.kind === 'shortcut';
    // a convolution keeps where each weight reads and writes, and its weights once more to go back
    const lists = isConv ? 3 : isKernel(spec) ? 1 : 0;
    return sum + sizeOf(spec.shape) * FLOAT * (2 + slots + lists);
  }, 0);
  // nothing asks for the gradients of what is seen, and laying it flat takes no place
  const inputs = sizeOf(network.inputShape) * (network.layers[0]?.kind === 'flatten' ? 3 : 1);
  const pass =
    parameters + (activationValues(network) - fusedValues(network) + gradientValues(network) - inputs) * lanes * FLOAT;
  return acts ? pass + actingBytes(network, batch) : pass;
}

/** Examples that go through the float64 reference at once: a slice of work. */
export const SCORED_AT_ONCE = 20;

/** How many of these examples do so while weights are scored: all where batch-norm goes by their statistics. */
export const togetherOf = ({ parameters }: Network, count: number): number =>
  parameters.some(({ kind }) => kind === 'mean') ? count : Math.min(SCORED_AT_ONCE, count);

const DOUBLE = 8;
/** Arrays of the largest layer's size on the way back: slopes that come, those that follow, and a block's other way. */
const WAYS_BACK = 3;

/**
 * Bytes of a gradient in the float64 reference, by which weights are scored before training: all examples, and of those
 * that go through at once the values of every layer, which are kept for the way back. Within a tenth of what JavaScript
 * held of VGG-16 and ResNet-20 right after a collection of garbage; before one it holds more.
 */
export function scoringBytes(network: Network, examples: number): number {
  const inputs = sizeOf(network.inputShape);
  const sizes = [inputs, ...withInner(nodesOf(network)).map(({ to }) => sizeOf(to))];
  const each = sizes.reduce((sum, size) => sum + size, WAYS_BACK * Math.max(...sizes));
  return DOUBLE * (examples * inputs + togetherOf(network, examples) * each);
}

/** Values of one example that have a place of their own in memory. */
export const activationValues = (network: Network): number =>
  withInner(nodesOf(network)).reduce((sum, node) => sum + valuesOf(node), sizeOf(network.inputShape));

const valuesOf = (node: LayerNode): number => kindOf(node.layer).values?.(node) ?? framed(node.to);

/** Is it a sum that the WebAssembly engine writes where it would have written the normalized values? */
const isFused = ({ block }: LayerNode): boolean => block.body.at(-1)?.layer.kind === 'batch-norm';

const fusedValues = (network: Network): number =>
  withInner(nodesOf(network)).reduce((sum, node) => sum + (isFused(node) ? valuesOf(node) : 0), 0);

/** Gradients of pictures of one shape at a time: of a sum, and before and behind an operation. */
const AT_ONCE = 3;

/** Gradients of one example: of what maps are made of they lie where those of the maps were. */
function gradientValues(network: Network): number {
  const counts = new Map<string, number>();
  let sum = sizeOf(network.inputShape);
  for (const node of withInner(nodesOf(network))) {
    if (kindOf(node.layer).joinsMaps) continue;
    const key = node.to.join();
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (!isFused(node) && (node.to.length < 3 || count <= AT_ONCE)) sum += valuesOf(node);
  }
  return sum;
}

/** Pictures have a frame of one pixel of zeros. */
const framed = (shape: Shape): number =>
  shape.length === 3 ? (shape[0] + 2) * (shape[1] + 2) * shape[2] : sizeOf(shape);
