/** A network as PyTorch modules: their source, and where each parameter lies among them. */
import { said } from '../problems';
import { Problem } from '../../problem';
import { outputShape, type Layer, type Network } from '../../models/layers';
import { sizeOf, type ParameterSpec } from '../../lottery/parameters';

export interface TorchParameter {
  readonly spec: ParameterSpec;
  /** in tensor names: "1.weight" of "1/kernel" */
  readonly name: string;
  /** in the module's state: "layers.1.weight" */
  readonly state: string;
  readonly shape: readonly number[];
  /** [height, width, channels] where the layer's inputs are a flattened image */
  readonly flattened: readonly number[] | null;
}

export interface TorchNetwork {
  /** in the order of the network's parameters */
  readonly parameters: readonly TorchParameter[];
  /** a line of Python for each layer of the nn.Sequential */
  readonly source: readonly string[];
}

/** Of this app's parameter names, in PyTorch's words. */
const WORDS: Readonly<Record<string, string>> = {
  kernel: 'weight',
  bias: 'bias',
  scale: 'weight',
  shift: 'bias',
  mean: 'running_mean',
  variance: 'running_var',
};

/**
 * @throws Error naming a layer that PyTorch scripts cannot be made for.
 */
export function torchNetwork({ inputShape, layers, parameters: specs }: Network): TorchNetwork {
  const parameters: TorchParameter[] = [];
  const add = (word: string, path: string, flattened: readonly number[] | null = null): void => {
    const spec = specs[parameters.length];
    const own = spec.name.slice(spec.name.indexOf('/') + 1);
    const isNorm = own !== 'kernel' && own !== 'bias';
    const name = `${spec.layer}.${isNorm ? `norm.${WORDS[own]}` : WORDS[own]}`;
    parameters.push({ spec, name, state: `${path}.${word}`, shape: torchShape(spec.shape), flattened });
  };

  const walkAll = (at: readonly number[], inner: readonly Layer[], path: string) => {
    let shape = at;
    let image: readonly number[] | null = null; // what the last flatten made flat
    const lines: string[] = [];
    for (const layer of inner) {
      if (layer.kind === 'flatten') image = shape.length === 3 ? shape : null;
      lines.push(...walk(shape, image, layer, `${path}.${lines.length}`));
      if (layer.kind === 'dense') image = null;
      shape = outputShape(shape, layer);
    }
    return lines;
  };

  const walk = (shape: readonly number[], image: readonly number[] | null, layer: Layer, path: string): string[] => {
    switch (layer.kind) {
      case 'flatten':
        return ['nn.Flatten()'];
      case 'relu':
        return ['nn.ReLU()'];
      case 'tanh':
        return ['nn.Tanh()'];
      case 'dropout':
        return [`nn.Dropout(${layer.rate})`];
      case 'dense':
        add('weight', path, image);
        add('bias', path);
        return [`nn.Linear(${sizeOf(shape)}, ${layer.units})`];
      case 'conv': {
        const { filters, size, stride, bias } = layer;
        const pad = layer.padding === 'same' ? samePadding(shape, size, stride) : [0, 0, 0, 0];
        const isEven = pad.every((side) => side === pad[0]);
        // a module of its own before the convolution where more is added behind than before
        const own = isEven ? path : `${path}.1`;
        add('weight', own);
        if (bias) add('bias', own);
        const padding = isEven && pad[0] > 0 ? `, padding=${pad[0]}` : '';
        const conv = `nn.Conv2d(${shape[2]}, ${filters}, ${size}, stride=${stride}${padding}, bias=${bias ? 'True' : 'False'})`;
        return [isEven ? conv : `nn.Sequential(nn.ZeroPad2d((${pad.join(', ')})), ${conv})`];
      }
      case 'max-pool':
        return [`nn.MaxPool2d(${layer.size}, stride=${layer.stride})`];
      case 'average-pool':
        return [`nn.AvgPool2d(${layer.size}, stride=${layer.stride})`];
      case 'global-average-pool':
        return ['nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten())'];
      case 'batch-norm':
        for (const word of ['weight', 'bias', 'running_mean', 'running_var']) add(word, path);
        return [`nn.BatchNorm${shape.length === 3 ? '2' : '1'}d(${shape[shape.length - 1]}, eps=1e-5, momentum=0.1)`];
      case 'pad-channels':
        return [`nn.ConstantPad3d((0, 0, 0, 0, 0, ${layer.channels - shape[2]}), 0.0)`];
      case 'residual': {
        const body = walkAll(shape, layer.body, `${path}.body`);
        const shortcut = walkAll(shape, layer.shortcut, `${path}.shortcut`);
        return [`Residual([${body.join(', ')}], [${shortcut.join(', ')}])`];
      }
      case 'embedding':
      case 'lstm':
        throw new Problem(said('layer-in-torch', { kind: layer.kind }));
      default:
        return layer satisfies never;
    }
  };
  const source = walkAll(inputShape, layers, 'layers');
  return { parameters, source };
}

/** [in, out] → [out, in]; [height, width, in, out] → [out, in, height, width]. */
const torchShape = (shape: readonly number[]): readonly number[] =>
  shape.length === 2 ? [shape[1], shape[0]] : shape.length === 4 ? [shape[3], shape[2], shape[0], shape[1]] : shape;

/** Zeros left, right, above and below, an odd rest behind, as in TensorFlow. */
function samePadding([height, width]: readonly number[], size: number, stride: number): number[] {
  const along = (length: number): [number, number] => {
    const all = Math.max((Math.ceil(length / stride) - 1) * stride + size - length, 0);
    return [Math.floor(all / 2), Math.ceil(all / 2)];
  };
  return [...along(width), ...along(height)];
}

/** Where in this app's array each value of PyTorch's lies; null: the same order. */
export function torchOrder({ spec, flattened }: TorchParameter): Uint32Array | null {
  const { shape } = spec;
  if (shape.length === 2) {
    const [inputs, outputs] = shape;
    const order = new Uint32Array(inputs * outputs);
    const row = flattened ? imageOrder(flattened) : null;
    for (let output = 0, to = 0; output < outputs; output += 1) {
      for (let input = 0; input < inputs; input += 1, to += 1) {
        order[to] = (row ? row[input] : input) * outputs + output;
      }
    }
    return order;
  }
  if (shape.length !== 4) return null;
  const [height, width, inputs, outputs] = shape;
  const order = new Uint32Array(sizeOf(shape));
  let to = 0;
  for (let output = 0; output < outputs; output += 1) {
    for (let input = 0; input < inputs; input += 1) {
      for (let tap = 0; tap < height * width; tap += 1, to += 1) {
        order[to] = (tap * inputs + input) * outputs + output;
      }
    }
  }
  return order;
}

/** Position in [height, width, channels] by position in [channels, height, width]. */
function imageOrder([height, width, channels]: readonly number[]): Uint32Array {
  const order = new Uint32Array(height * width * channels);
  let to = 0;
  for (let channel = 0; channel < channels; channel += 1) {
    for (let pixel = 0; pixel < height * width; pixel += 1, to += 1) order[to] = pixel * channels + channel;
  }
  return order;
}

/** The values in PyTorch's order. */
export function toTorch<T extends Float32Array | Uint8Array>(values: T, order: Uint32Array | null, into: T): T {
  if (!order) into.set(values);
  else for (let at = 0; at < order.length; at += 1) into[at] = values[order[at]];
  return into;
}

/** The values in this app's order. */
export function fromTorch<T extends Float32Array | Uint8Array>(values: T, order: Uint32Array | null, into: T): T {
  if (!order) into.set(values);
  else for (let at = 0; at < order.length; at += 1) into[order[at]] = values[at];
  return into;
}
