/** Networks as data: what a layer is, its shape and its parameters. No engine, no numbers. */
import { isKernel, isTrainable, sizeOf, type ParameterKind, type ParameterSpec } from '../lottery/parameters';

export type Padding = 'same' | 'valid';

export type Layer =
  | { readonly kind: 'flatten' }
  | { readonly kind: 'dense'; readonly units: number }
  | { readonly kind: 'relu' }
  | { readonly kind: 'tanh' }
  | {
      readonly kind: 'conv';
      readonly filters: number;
      readonly size: number;
      readonly stride: number;
      readonly padding: Padding;
      readonly bias: boolean;
    }
  | { readonly kind: 'max-pool'; readonly size: number; readonly stride: number }
  | { readonly kind: 'average-pool'; readonly size: number; readonly stride: number }
  | { readonly kind: 'global-average-pool' }
  | { readonly kind: 'batch-norm' }
  /** as many channels as `channels`, the new ones 0 (He et al. 2016, shortcut A) */
  | { readonly kind: 'pad-channels'; readonly channels: number }
  | { readonly kind: 'dropout'; readonly rate: number }
  /** body(x) + shortcut(x); an empty shortcut is the identity */
  | {
      readonly kind: 'residual';
      readonly body: readonly Layer[];
      readonly shortcut: readonly Layer[];
    }
  /** [time] token numbers → [time, units] */
  | { readonly kind: 'embedding'; readonly vocabulary: number; readonly units: number }
  | { readonly kind: 'lstm'; readonly units: number };

/** A network: layers from an input of `inputShape` (without the batch axis) to `classes` logits. */
export interface Network {
  readonly inputShape: readonly number[];
  readonly classes: number;
  readonly layers: readonly Layer[];
  readonly parameters: readonly ParameterSpec[];
}

/**
 * Shapes and parameters of `layers`. The last layer with a kernel is the output layer,
 * when it is dense.
 * @throws Error when the shapes do not fit, naming the layer.
 */
export function describeNetwork(inputShape: readonly number[], classes: number, layers: readonly Layer[]): Network {
  const parameters: ParameterSpec[] = [];
  let weightLayers = 0;

  const add = (name: string, kind: ParameterKind, shape: readonly number[], fanIn: number, fanOut: number): void => {
    parameters.push({
      name: `${weightLayers}/${name}`,
      layer: weightLayers,
      kind,
      shape,
      fanIn,
      fanOut,
      prunable: kind === 'dense' || kind === 'conv' || kind === 'output' || kind === 'recurrent',
    });
  };

  const walk = (shape: readonly number[], layer: Layer, inShortcut: boolean): readonly number[] => {
    switch (layer.kind) {
      case 'flatten':
        return [sizeOf(shape)];
      case 'relu':
      case 'tanh':
      case 'dropout':
        return shape;
      case 'dense': {
        if (shape.length !== 1) throw new Error(`A dense layer needs a flat input, not [${shape}].`);
        weightLayers += 1;
        add('kernel', 'dense', [shape[0], layer.units], shape[0], layer.units);
        add('bias', 'bias', [layer.units], shape[0], layer.units);
        return [layer.units];
      }
      case 'conv': {
        const [, , channels] = image(shape, layer.kind);
        const [height, width] = slide(shape, layer.size, layer.stride, layer.padding);
        const area = layer.size * layer.size;
        const [fanIn, fanOut] = [area * channels, area * layer.filters];
        const kernel = [layer.size, layer.size, channels, layer.filters];
        weightLayers += 1;
        add('kernel', inShortcut ? 'shortcut' : 'conv', kernel, fanIn, fanOut);
        if (layer.bias) add('bias', 'bias', [layer.filters], fanIn, fanOut);
        return [height, width, layer.filters];
      }
      case 'max-pool':
      case 'average-pool': {
        const [height, width] = slide(shape, layer.size, layer.stride, 'valid');
        return [height, width, image(shape, layer.kind)[2]];
      }
      case 'global-average-pool':
        return [image(shape, layer.kind)[2]];
      case 'pad-channels': {
        const [height, width, channels] = image(shape, layer.kind);
        if (layer.channels < channels) {
          throw new Error(`A pad-channels layer cannot make ${layer.channels} of ${channels} channels.`);
        }
        return [height, width, layer.channels];
      }
      case 'batch-norm': {
        const channels = shape[shape.length - 1];
        for (const kind of ['scale', 'shift', 'mean', 'variance'] as const) {
          add(kind, kind, [channels], channels, channels);
        }
        return shape;
      }
      case 'residual': {
        const body = layer.body.reduce((at, inner) => walk(at, inner, inShortcut), shape);
        const shortcut = layer.shortcut.reduce((at, inner) => walk(at, inner, true), shape);
        if (body.join() !== shortcut.join()) {
          throw new Error(`A residual block's body gives [${body}], its shortcut [${shortcut}].`);
        }
        return body;
      }
      case 'embedding':
        weightLayers += 1;
        add('kernel', 'dense', [layer.vocabulary, layer.units], layer.vocabulary, layer.units);
        return [...shape, layer.units];
      case 'lstm': {
        const inputs = shape[shape.length - 1];
        const gates = 4 * layer.units;
        weightLayers += 1;
        add('kernel', 'recurrent', [inputs, gates], inputs, layer.units);
        add('recurrent-kernel', 'recurrent', [layer.units, gates], layer.units, layer.units);
        add('bias', 'bias', [gates], inputs, layer.units);
        return [...shape.slice(0, -1), layer.units];
      }
      default:
        throw new Error(`Unknown layer ${JSON.stringify(layer satisfies never)}.`);
    }
  };

  const output = layers.reduce((shape, layer) => walk(shape, layer, false), inputShape);
  if (output[output.length - 1] !== classes) {
    throw new Error(`The network gives [${output}] instead of ${classes} classes.`);
  }
  const last = parameters.findLastIndex(isKernel);
  if (parameters[last]?.kind === 'dense') parameters[last] = { ...parameters[last], kind: 'output' };
  return { inputShape, classes, layers, parameters };
}

/** Shape of one example after `layer`. @throws Error when the shapes do not fit. */
export function outputShape(shape: readonly number[], layer: Layer): readonly number[] {
  switch (layer.kind) {
    case 'flatten':
      return [sizeOf(shape)];
    case 'dense':
      return [layer.units];
    case 'conv':
      return [...slide(shape, layer.size, layer.stride, layer.padding), layer.filters];
    case 'max-pool':
    case 'average-pool':
      return [...slide(shape, layer.size, layer.stride, 'valid'), image(shape, layer.kind)[2]];
    case 'global-average-pool':
      return [image(shape, layer.kind)[2]];
    case 'pad-channels':
      return [...shape.slice(0, 2), layer.channels];
    case 'residual':
      return layer.body.reduce(outputShape, shape);
    case 'embedding':
      return [...shape, layer.units];
    case 'lstm':
      return [...shape.slice(0, -1), layer.units];
    default:
      return shape;
  }
}

/** [height, width, channels] of an image-shaped input. */
function image(shape: readonly number[], layer: string): readonly number[] {
  if (shape.length !== 3) throw new Error(`A ${layer} layer needs an image, not [${shape}].`);
  return shape;
}

/** Height and width after sliding a square window. */
function slide(shape: readonly number[], size: number, stride: number, padding: Padding): [number, number] {
  const along = (length: number): number => {
    if (padding === 'same') return Math.ceil(length / stride);
    if (size > length) throw new Error(`A window of ${size} does not fit into ${length} pixels.`);
    return Math.floor((length - size) / stride) + 1;
  };
  return [along(shape[0]), along(shape[1])];
}

/** All weights, biases and batch-norm parameters that an optimizer changes. */
export const countTrainable = (network: Network): number =>
  network.parameters.filter(isTrainable).reduce((sum, spec) => sum + sizeOf(spec.shape), 0);
