/** Stages without parameters. */
import { dropoutKey, dropoutScale, dropoutThreshold } from '../../training/dropout';
import type { Activation } from '../activation';
import type { Arena } from '../arena';
import type { Kernels } from '../kernel-module';
import { floorOf, type Operation } from '../plan/operations';
import type { Stage } from './weight-layer';

/** relu or tanh; input and output may be the same. */
export function activationStage(kernels: Kernels, kind: 'relu' | 'tanh', input: Activation, output: Activation): Stage {
  const [ahead, back] = kind === 'relu' ? [kernels.relu, kernels.reluGradient] : [kernels.tanh, kernels.tanhGradient];
  return {
    forward: () => ahead(output.value, input.value, output.bytes),
    backward: () => {
      if (input.gradient === 0) return;
      back(input.gradient, output.gradient, output.value, output.bytes);
    },
  };
}

/** Largest or mean value of each window. */
export function poolStage(
  kernels: Kernels,
  { kind, height, width, stride }: Extract<Operation, { kind: 'max-pool' | 'average-pool' }>,
  input: Activation,
  output: Activation,
): Stage {
  const planes = output.channels * output.groups;
  const windows = [planes, output.rows, output.columns, height, width];
  const steps = [output.channel, output.row, input.channel, input.row, stride];
  const geometry = [...windows, ...steps];
  const share = 1 / (height * width);
  const [x, y] = [input.value + input.first, output.value + output.first];
  return {
    forward: () => {
      if (kind === 'max-pool') kernels.maxPool(y, x, ...geometry);
      else kernels.averagePool(y, x, ...geometry, share);
    },
    backward: () => {
      if (input.gradient === 0) return;
      const [gx, gy] = [input.gradient + input.first, output.gradient + output.first];
      if (kind === 'max-pool') kernels.maxPoolGradient(gx, gy, x, y, ...geometry);
      else kernels.averagePoolGradient(gx, gy, ...geometry, share);
    },
  };
}

/** Between an image and [row · column · channel] features. */
export function rearrangeStage(
  kernels: Kernels,
  kind: 'flatten' | 'image',
  input: Activation,
  output: Activation,
): Stage {
  const [flat, image] = kind === 'flatten' ? [output, input] : [input, output];
  const { groups, channels, rows, columns, group, channel, row, first } = image;
  const shape = [groups, channels, rows, columns, group, channel, row];
  const toImage = kind === 'image' ? 1 : 0;
  return {
    forward: () => kernels.flatten(flat.value, image.value + first, ...shape, toImage),
    backward: () => {
      if (input.gradient === 0) return;
      kernels.flatten(flat.gradient, image.gradient + first, ...shape, 1 - toImage);
    },
  };
}

/** Each element 0 with probability `rate` in training, the rest scaled so that means stay. */
export function dropoutStage(
  kernels: Kernels,
  seed: number,
  { rate, number }: Extract<Operation, { kind: 'dropout' }>,
  input: Activation,
  output: Activation,
): Stage {
  const [threshold, scale] = [dropoutThreshold(rate), dropoutScale(rate)];
  const drop = (to: number, from: number, step: number): void => {
    const key = dropoutKey(seed, number, step);
    kernels.dropout(to, from, output.bytes, key, threshold, scale);
  };
  return {
    forward: ({ training, step }) => {
      if (training) drop(output.value, input.value, step);
      else kernels.dropout(output.value, input.value, output.bytes, 0, 0, 1);
    },
    backward: ({ step }) => {
      if (input.gradient !== 0) drop(input.gradient, output.gradient, step);
    },
  };
}

/** A second reader of `input`: `output` shares its values, and adds its gradient. */
export const forkStage = (kernels: Kernels, input: Activation, output: Activation): Stage => ({
  forward: () => {},
  backward: () => {
    if (input.gradient === 0) return;
    kernels.add(input.gradient, input.gradient, output.gradient, input.bytes, floorOf(false));
  },
});

/** The channels of `input`, then channels that stay 0 as the memory was given. */
export function padChannelsStage(arena: Arena, input: Activation, output: Activation): Stage {
  const bytes = input.channels * input.channel; // of one group; frames are of one width
  const copy = (to: number, toGroup: number, from: number, fromGroup: number): void => {
    for (let group = 0; group < input.groups; group += 1) {
      arena.bytes(to + group * toGroup, bytes).set(arena.bytes(from + group * fromGroup, bytes));
    }
  };
  return {
    forward: () => copy(output.value, output.group, input.value, input.group),
    backward: () => {
      if (input.gradient === 0) return;
      copy(input.gradient, input.group, output.gradient, output.group);
    },
  };
}

/** body + shortcut */
export const addStage = (
  kernels: Kernels,
  { relu }: Extract<Operation, { kind: 'add' }>,
  body: Activation,
  shortcut: Activation,
  output: Activation,
): Stage => ({
  forward: () => kernels.add(output.value, body.value, shortcut.value, output.bytes, floorOf(relu)),
  backward: () => {
    if (output.gradient === 0) return;
    const values = relu ? output.value : 0;
    const { gradient, bytes } = output;
    kernels.addGradient(body.gradient, shortcut.gradient, gradient, values, bytes);
  },
});
