import type { LayerNode } from '../../../models/layer';
import { rearrange } from '../stages/rearrange';
import type { BufferPlan } from './buffer-plan';
import type { Operation } from './operations';

/** Buffers and operations while a plan grows; every function gives the place of a buffer. */
export interface Plan {
  readonly buffers: BufferPlan[];
  readonly operations: Operation[];
  create(buffer: Pick<BufferPlan, 'rows' | 'columns' | 'channels' | 'layout' | 'gradient'>): number;
  /** Units at each position of a sequence, or of what is none; the gradient is wanted. */
  units(channels: number, positions: number): number;
  /** A buffer like the one at `at`. */
  like(at: number, changes?: Partial<Pick<BufferPlan, 'gradient' | 'valuesOf'>>): number;
  /** The buffer at `at` as an image, or as a flat activation: itself, or a rearranged copy. */
  asImage(at: number): number;
  asFlat(at: number): number;
  /** Adds an operation. @returns the buffer it writes */
  add(operation: Operation): number;
  /** Adds layers, one after the other. */
  follow(nodes: readonly LayerNode[], from: number): number;
}

const SINGLE = { positions: 1, frame: 0, valuesOf: null, gradientOf: null } as const;

/** @param planLayer adds one layer */
export function createPlan(planLayer: (node: LayerNode, from: number, plan: Plan) => number): Plan {
  const buffers: BufferPlan[] = [];
  const operations: Operation[] = [];
  const keep = (buffer: BufferPlan): number => buffers.push(buffer) - 1;
  const rearranged = (from: number, layout: BufferPlan['layout']): number => {
    const { rows, columns, channels, gradient } = buffers[from];
    if (buffers[from].layout === layout) return from;
    const flat = { rows: 1, columns: 1, channels: rows * columns * channels };
    const before = operations.findLast(({ to }) => to === from);
    if (layout === 'flat' && before?.laysFlat && !buffers.some(({ valuesOf }) => valuesOf === from)) {
      buffers[from] = { ...buffers[from], ...flat, layout };
      return from;
    }
    const to = plan.create({
      ...(layout === 'flat' ? flat : { rows, columns, channels }),
      layout,
      gradient,
    });
    return plan.add(rearrange(layout === 'flat' ? 'flatten' : 'image', from, to));
  };
  const plan: Plan = {
    buffers,
    operations,
    create: (buffer) => keep({ ...buffer, ...SINGLE }),
    units: (channels, positions) =>
      keep({ rows: 1, columns: 1, channels, layout: 'flat', gradient: true, ...SINGLE, positions }),
    like: (at, changes) => keep({ ...buffers[at], valuesOf: null, gradientOf: null, ...changes }),
    asImage: (at) => rearranged(at, 'image'),
    asFlat: (at) => rearranged(at, 'flat'),
    add: (operation) => {
      operations.push(operation);
      return operation.to;
    },
    follow: (nodes, start) => nodes.reduce((from, node) => planLayer(node, from, plan), start),
  };
  return plan;
}

/** What is computed element by element, or shares values, needs frames of one width. */
export function levelFrames({ buffers, operations }: Pick<Plan, 'buffers' | 'operations'>): void {
  const pairs = operations.flatMap(({ from, other, to, second, elementwise }) => [
    [second ?? to, to],
    ...(elementwise
      ? [
          [from, to],
          [other ?? from, to],
        ]
      : []),
  ]);
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
