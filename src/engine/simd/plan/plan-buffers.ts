import type { BufferPlan, Operation } from './operations';

/** Buffers and operations while a plan grows; every function gives the place of a buffer. */
export interface PlanBuffers {
  readonly buffers: BufferPlan[];
  readonly operations: Operation[];
  create(buffer: Pick<BufferPlan, 'rows' | 'columns' | 'channels' | 'layout' | 'gradient'>): number;
  /** A buffer like the one at `at`. */
  like(at: number, changes: Partial<Pick<BufferPlan, 'gradient' | 'valuesOf'>>): number;
  /** The buffer at `at` as an image, or as a flat activation: itself, or a rearranged copy. */
  asImage(at: number): number;
  asFlat(at: number): number;
}

export function planBuffers(): PlanBuffers {
  const buffers: BufferPlan[] = [];
  const operations: Operation[] = [];
  const add = (buffer: BufferPlan): number => buffers.push(buffer) - 1;
  const create: PlanBuffers['create'] = (buffer) => add({ ...buffer, frame: 0, valuesOf: null });
  const rearranged = (from: number, layout: BufferPlan['layout']): number => {
    const { rows, columns, channels, gradient } = buffers[from];
    if (buffers[from].layout === layout) return from;
    const flat = { rows: 1, columns: 1, channels: rows * columns * channels };
    const to = create({
      ...(layout === 'flat' ? flat : { rows, columns, channels }),
      layout,
      gradient,
    });
    operations.push({ kind: layout === 'flat' ? 'flatten' : 'image', from, to });
    return to;
  };
  return {
    buffers,
    operations,
    create,
    like: (at, changes) => add({ ...buffers[at], valuesOf: null, ...changes }),
    asImage: (at) => rearranged(at, 'image'),
    asFlat: (at) => rearranged(at, 'flat'),
  };
}

/** What is computed element by element, or shares values, needs frames of one width. */
export function levelFrames({ buffers, operations }: PlanBuffers): void {
  const pairs = operations.flatMap((operation): (readonly [number, number])[] => {
    const { kind, from, to } = operation;
    if (kind === 'add')
      return [
        [from, to],
        [operation.other, to],
      ];
    return ['relu', 'tanh', 'dropout', 'fork', 'pad-channels'].includes(kind) ? [[from, to]] : [];
  });
  for (let changed = true; changed;) {
    changed = false;
    for (const [a, b] of pairs) {
      const frame = Math.max(buffers[a].frame, buffers[b].frame);
      changed ||= buffers[a].frame !== frame || buffers[b].frame !== frame;
      buffers[a].frame = frame;
      buffers[b].frame = frame;
    }
  }
}
