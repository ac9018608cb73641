/** A network as PyTorch modules: their source, and where each parameter lies among them. */
import { isKernel, sizeOf, type ParameterSpec } from '../../lottery/parameters';
import type { LayerNode, Shape } from '../../models/layer';
import { kindOf } from '../../models/layers';
import { nodesOf, type Network } from '../../models/network';

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

interface TorchNetwork {
  /** in the order of the network's parameters */
  readonly parameters: readonly TorchParameter[];
  /** a line of Python for each layer of the nn.Sequential */
  readonly source: readonly string[];
}

/** Of this app's parameter names, in PyTorch's words; others keep their names. */
const WORDS: Readonly<Record<string, string>> = {
  kernel: 'weight',
  bias: 'bias',
  scale: 'norm.weight',
  shift: 'norm.bias',
  mean: 'norm.running_mean',
  variance: 'norm.running_var',
};

export function torchNetwork(network: Network): TorchNetwork {
  const parameters: TorchParameter[] = [];
  const walk = (nodes: readonly LayerNode[], path: string): string[] => {
    const lines: string[] = [];
    let image: Shape | null = null; // what the last flatten made flat
    for (const node of nodes) {
      const own = `${path}.${lines.length}`;
      const inner = {
        body: walk(node.block.body, `${own}.body`),
        shortcut: walk(node.block.shortcut, `${own}.shortcut`),
      };
      const { source, state = [] } = kindOf(node.layer).torch(node, inner);
      lines.push(source);
      const { from, to } = node;
      if (from.length === 3 && to.length === 1 && sizeOf(from) === to[0]) image = from;
      node.parameters.forEach((at, place) => {
        const spec = network.parameters[at];
        const flattened = isKernel(spec) && spec.shape.length === 2 ? image : null;
        parameters[at] = {
          spec,
          name: nameOf(spec),
          state: `${own}.${state[place]}`,
          shape: torchShape(spec.shape),
          flattened,
        };
      });
      if (node.parameters.some((at) => isKernel(network.parameters[at]))) image = null;
    }
    return lines;
  };
  const source = walk(nodesOf(network), 'layers');
  return { parameters, source };
}

/** "1.weight" of "1/kernel" */
function nameOf({ name, layer }: ParameterSpec): string {
  const own = name.slice(name.indexOf('/') + 1);
  return `${layer}.${WORDS[own] ?? own}`;
}

/** [in, out] → [out, in]; [height, width, in, out] → [out, in, height, width]. */
const torchShape = (shape: readonly number[]): readonly number[] =>
  shape.length === 2 ? [shape[1], shape[0]] : shape.length === 4 ? [shape[3], shape[2], shape[0], shape[1]] : shape;

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
