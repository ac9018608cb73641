/** Networks as data: layers, their shapes and their parameters. No engine, no numbers. */
import { isKernel, isTrainable, sizeOf, type ParameterSpec } from '../lottery/parameters';
import type { Block, Layer, LayerKind, LayerNode, Shape } from './layer';
import { kindOf } from './layers';

/** A network: layers from an input of `inputShape` (without the batch axis) to `classes` logits, of sequences at each position. */
export interface Network {
  readonly inputShape: Shape;
  readonly classes: number;
  readonly layers: readonly Layer[];
  readonly parameters: readonly ParameterSpec[];
}

/**
 * Shapes and parameters of `layers`. The last layer with a kernel is the output layer,
 * when it is dense.
 * @throws Error when the shapes do not fit, naming the layer.
 */
export function describeNetwork(inputShape: Shape, classes: number, layers: readonly Layer[]): Network {
  const { nodes, parameters } = layOut(inputShape, layers);
  const output = shapeBehind(nodes, inputShape);
  if (output[output.length - 1] !== classes) {
    throw new Error(`The network gives [${output}] instead of ${classes} classes.`);
  }
  const last = parameters.findLastIndex(isKernel);
  if (parameters[last]?.kind === 'dense') parameters[last] = { ...parameters[last], kind: 'output' };
  return { inputShape, classes, layers, parameters };
}

/** What kinds of layers read: lengths of its shape. */
const NEEDS: Readonly<
  Record<LayerKind['reads'], { readonly lengths: readonly number[]; readonly what: string } | null>
> = {
  units: { lengths: [1, 2], what: 'a flat input' },
  pictures: { lengths: [3], what: 'an image' },
  sequences: { lengths: [2], what: 'a sequence' },
  tokens: { lengths: [1], what: 'a row of tokens' },
  anything: null,
};

/** Are its inputs numbers of tokens, and not brightnesses? */
export const readsTokens = ({ layers }: Pick<Network, 'layers'>): boolean =>
  layers.length > 0 && kindOf(layers[0]).reads === 'tokens';

/** The layers of a network in their places. */
export const nodesOf = ({ inputShape, layers }: Pick<Network, 'inputShape' | 'layers'>): readonly LayerNode[] =>
  layOut(inputShape, layers).nodes;

/** Answers for one example: one, or one at each position of a sequence. */
export function answersOf(network: Pick<Network, 'inputShape' | 'layers'>): number {
  const to = shapeBehind(nodesOf(network), network.inputShape);
  return to.length === 2 ? to[0] : 1;
}

/** These layers and all those inside of their blocks. */
export const withInner = (nodes: readonly LayerNode[]): readonly LayerNode[] =>
  nodes.flatMap((node) => [node, ...withInner(node.block.body), ...withInner(node.block.shortcut)]);

const shapeBehind = (nodes: readonly LayerNode[], from: Shape): Shape => nodes.at(-1)?.to ?? from;

function layOut(inputShape: Shape, layers: readonly Layer[]): { nodes: LayerNode[]; parameters: ParameterSpec[] } {
  const parameters: ParameterSpec[] = [];
  let weightLayers = 0;
  let count = 0;

  const chain = (from: Shape, list: readonly Layer[], isShortcut: boolean): LayerNode[] => {
    const nodes: LayerNode[] = [];
    for (const layer of list) nodes.push(place(shapeBehind(nodes, from), layer, isShortcut));
    return nodes;
  };

  const place = (from: Shape, layer: Layer, isShortcut: boolean): LayerNode => {
    const kind = kindOf(layer);
    const needed = NEEDS[kind.reads];
    if (needed && !needed.lengths.includes(from.length)) {
      throw new Error(`A ${kind.id} layer needs ${needed.what}, not [${from}].`);
    }
    const at = count;
    count += 1;
    const { body = [], shortcut = [] } = kind.block?.(layer) ?? {};
    const block = { body: chain(from, body, isShortcut), shortcut: chain(from, shortcut, true) };
    const inner: Block<Shape> = { body: shapeBehind(block.body, from), shortcut: shapeBehind(block.shortcut, from) };
    const to = kind.shape(layer, from, inner);
    const own = kind.parameters?.(layer, from, isShortcut) ?? [];
    if (own.some(isKernel)) weightLayers += 1;
    const indices = own.map(
      (each) =>
        parameters.push({
          ...each,
          name: `${weightLayers}/${each.name}`,
          layer: weightLayers,
          prunable: isKernel(each) && each.kind !== 'shortcut',
        }) - 1,
    );
    return { layer, at, from, to, parameters: indices, block };
  };

  return { nodes: chain(inputShape, layers, false), parameters };
}

/** All weights, biases and batch-norm parameters that an optimizer changes. */
export const countTrainable = (network: Network): number =>
  network.parameters.filter(isTrainable).reduce((sum, spec) => sum + sizeOf(spec.shape), 0);
