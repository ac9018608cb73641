import { slideAlong } from '../../../models/windows';
import { PIXEL } from '../activation';
import type { Placing } from '../plan/operations';
import type { Plan } from '../plan/plan-buffers';
import type { Stage } from './stage';

interface Pool {
  readonly kind: 'max-pool' | 'average-pool';
  readonly height: number;
  readonly width: number;
  readonly stride: number;
}

/** Adds the largest or mean value of each window of an image. */
export function planPool(pool: Pool, from: number, plan: Plan): number {
  const { rows, columns, channels, gradient } = plan.buffers[from];
  const to = plan.create({
    rows: slideAlong(rows, pool.height, pool.stride, 'valid').outputs,
    columns: slideAlong(columns, pool.width, pool.stride, 'valid').outputs,
    channels,
    layout: 'image',
    gradient,
  });
  const { kind } = pool;
  // the way back through a max-pool needs the largest values
  const keeps = kind === 'max-pool' ? ({ keepsOutput: true, readsBack: ['input', 'output'] } as const) : {};
  return plan.add({ kind, from, to, laysFlat: true, ...keeps, place: (placing) => poolStage(pool, placing) });
}

function poolStage({ kind, height, width, stride }: Pool, { arena, kernels, input, output }: Placing): Stage {
  const isFlat = output.channels > input.channels; // [row · column · channel]
  const rows = slideAlong(input.rows, height, stride, 'valid').outputs;
  const columns = slideAlong(input.columns, width, stride, 'valid').outputs;
  const column = isFlat ? input.channels * output.channel : PIXEL;
  const windows = [input.groups, input.channels, rows, columns, height, width];
  const outputSteps = [output.group, output.channel, isFlat ? columns * column : output.row, column];
  const geometry = [...windows, ...outputSteps, input.group, input.channel, input.row, stride];
  const share = 1 / (height * width);
  const axes = [
    { pixels: input.rows, count: rows, size: height },
    { pixels: input.columns, count: columns, size: width },
  ];
  const overlap = axes.some(({ count, size }) => count > 1 && stride < size);
  const leavesOut = axes.some(
    ({ pixels, count, size }) => (count > 1 && stride > size) || (count - 1) * stride + size < pixels,
  );
  const [x, y] = [input.value + input.first, output.value + output.first];
  return {
    forward: () => {
      if (kind === 'max-pool') kernels.maxPool(y, x, ...geometry);
      else kernels.averagePool(y, x, ...geometry, share);
    },
    backward: () => {
      if (input.gradient === 0) return;
      if (overlap || leavesOut) arena.bytes(input.gradient, input.bytes).fill(0);
      const [gx, gy] = [input.gradient + input.first, output.gradient + output.first];
      if (kind === 'max-pool') kernels.maxPoolGradient(gx, gy, x, y, ...geometry, Number(overlap));
      else kernels.averagePoolGradient(gx, gy, ...geometry, share, Number(overlap));
    },
  };
}
