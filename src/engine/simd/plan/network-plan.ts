import { sizeOf } from '../../../lottery/parameters';
import type { Layer, Network } from '../../../models/layers';
import type { NetworkPlan, Operation } from './operations';
import { levelFrames, planBuffers } from './plan-buffers';
import { inputFrame, outputFrame, slideAlong } from './windows';

/** The layers this engine has kernels for. */
export const KNOWN_LAYERS: readonly Layer['kind'][] = [
  'flatten',
  'dense',
  'relu',
  'tanh',
  'conv',
  'max-pool',
  'average-pool',
  'global-average-pool',
  'batch-norm',
  'dropout',
  'residual',
  'pad-channels',
];

/** Operations whose way back, or another reader, needs their output as it is. */
const KEEPS_OUTPUT: readonly Operation['kind'][] = ['relu', 'tanh', 'max-pool', 'fork'];

/** May an activation change the output in place? */
const givesUpOutput = (operation: Operation): boolean =>
  !KEEPS_OUTPUT.includes(operation.kind) && !('relu' in operation && operation.relu);

/**
 * The operations of `network`.
 * @throws Error naming the layer kind when this engine has no kernels for it.
 */
export function planNetwork(network: Network): NetworkPlan {
  const plan = planBuffers();
  const { buffers, operations } = plan;
  let parameter = 0;
  let dropouts = 0;
  const takeParameters = (count: number): number => {
    parameter += count;
    return parameter - count;
  };

  const convolve = (from: number, layer: Extract<Layer, { kind: 'conv' }>): number => {
    const { size, stride, padding, filters } = layer;
    const input = buffers[from];
    const vertical = slideAlong(input.rows, size, stride, padding);
    const horizontal = slideAlong(input.columns, size, stride, padding);
    const to = plan.create({
      rows: vertical.outputs,
      columns: horizontal.outputs,
      channels: filters,
      layout: 'image',
      gradient: true,
    });
    for (const axis of [vertical, horizontal]) {
      input.frame = Math.max(input.frame, inputFrame(axis, size, stride));
      if (!input.gradient) continue;
      buffers[to].frame = Math.max(buffers[to].frame, outputFrame(axis, size, stride));
    }
    const kernel = takeParameters(1);
    const bias = layer.bias ? takeParameters(1) : null;
    operations.push({ kind: 'conv', from, to, kernel, bias, size, stride, vertical, horizontal, relu: false });
    return to;
  };

  const pool = (
    from: number,
    kind: 'max-pool' | 'average-pool',
    height: number,
    width: number,
    stride: number,
  ): number => {
    const { rows, columns, channels, gradient } = buffers[from];
    const to = plan.create({
      rows: slideAlong(rows, height, stride, 'valid').outputs,
      columns: slideAlong(columns, width, stride, 'valid').outputs,
      channels,
      layout: 'image',
      gradient,
    });
    operations.push({ kind, from, to, height, width, stride });
    return to;
  };

  const activate = (from: number, kind: 'relu' | 'tanh'): number => {
    const at = operations.findLastIndex(({ to }) => to === from);
    const before = operations[at];
    const shared = operations.some((other) => other.kind === 'fork' && other.from === from);
    const inPlace = at >= 0 && givesUpOutput(before) && !shared;
    if (inPlace && kind === 'relu' && 'relu' in before) {
      operations[at] = { ...before, relu: true };
      return from;
    }
    const to = inPlace ? from : plan.like(from, {});
    operations.push({ kind, from, to });
    return to;
  };

  const walk = (from: number, layer: Layer): number => {
    switch (layer.kind) {
      case 'flatten':
        return plan.asFlat(from);
      case 'dense': {
        const size = { rows: 1, columns: 1, channels: layer.units } as const;
        const to = plan.create({ ...size, layout: 'flat', gradient: true });
        operations.push({ kind: 'dense', from, to, kernel: takeParameters(2) });
        return to;
      }
      case 'relu':
      case 'tanh':
        return activate(from, layer.kind);
      case 'conv':
        return convolve(plan.asImage(from), layer);
      case 'max-pool':
      case 'average-pool':
        return pool(plan.asImage(from), layer.kind, layer.size, layer.size, layer.stride);
      case 'global-average-pool': {
        const at = plan.asImage(from);
        const { rows, columns } = buffers[at];
        return plan.asFlat(pool(at, 'average-pool', rows, columns, 1));
      }
      case 'batch-norm': {
        const at = buffers[from].rows * buffers[from].columns > 1 ? plan.asImage(from) : from;
        const to = plan.like(at, { gradient: true });
        operations.push({ kind: 'batch-norm', from: at, to, parameter: takeParameters(4), relu: false });
        return to;
      }
      case 'pad-channels': {
        const at = plan.asImage(from);
        const { rows, columns, gradient } = buffers[at];
        const to = plan.create({ rows, columns, channels: layer.channels, layout: 'image', gradient });
        operations.push({ kind: 'pad-channels', from: at, to });
        return to;
      }
      case 'dropout': {
        const to = plan.like(from, {});
        operations.push({ kind: 'dropout', from, to, rate: layer.rate, number: dropouts });
        dropouts += 1;
        return to;
      }
      case 'residual': {
        const second = plan.like(from, { valuesOf: from });
        operations.push({ kind: 'fork', from, to: second });
        const ends = [layer.body.reduce(walk, from), layer.shortcut.reduce(walk, second)];
        const alike = buffers[ends[0]].layout === buffers[ends[1]].layout;
        const [body, other] = alike ? ends : ends.map(plan.asImage);
        const to = plan.like(body, { gradient: buffers[body].gradient || buffers[other].gradient });
        operations.push({ kind: 'add', from: body, other, to, relu: false });
        return to;
      }
      default:
        throw new Error(`The simd engine has no "${layer.kind}" layer. Known: ${KNOWN_LAYERS.join(', ')}.`);
    }
  };

  const [rows, columns, channels] =
    network.inputShape.length === 3 ? network.inputShape : [1, 1, sizeOf(network.inputShape)];
  const input = plan.create({ rows, columns, channels, layout: 'flat', gradient: false });
  const logits = network.layers.reduce(walk, input);
  if (parameter === 0) throw new Error('The simd engine needs a network with trained layers.');
  levelFrames(plan);
  const { classes } = network;
  return { features: rows * columns * channels, classes, buffers, operations, input, logits };
}
