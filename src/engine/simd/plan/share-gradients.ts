import type { BufferPlan } from './buffer-plan';
import type { Plan } from './plan-buffers';

/**
 * Fewer places for gradients, so that they stay at hand: what is added has the gradient of the sum; an operation may
 * put its input's where its output's was; and that of an image lies where one of its shape was that the way back has
 * done with. To be asked for when frames are level.
 */
export function shareGradients({ buffers, operations }: Pick<Plan, 'buffers' | 'operations'>): void {
  const placeOf = (at: number): number => {
    const { gradientOf } = buffers[at];
    return gradientOf === null ? at : placeOf(gradientOf);
  };
  for (const { from, other, to, givesUpGradient } of operations) {
    if (!buffers[to].gradient) continue;
    if (typeof other === 'number') buffers[other].gradientOf = to;
    else if (givesUpGradient && from !== to) buffers[from].gradientOf = to;
  }
  const last = lastUses(operations, placeOf);
  const written = new Set<number>();
  const free = new Map<string, number[]>();
  for (const [at, { from, to, second }] of [...operations.entries()].toReversed()) {
    const place = placeOf(from);
    const before = written.has(place) || !buffers[from].gradient ? undefined : free.get(shapeOf(buffers[place]))?.pop();
    written.add(place);
    if (before !== undefined) {
      buffers[place].gradientOf = before;
      last.set(before, last.get(place) ?? 0);
    }
    for (const done of new Set([to, second ?? to].map(placeOf))) {
      if (last.get(done) !== at || buffers[done].layout !== 'image' || !buffers[done].gradient) continue;
      const shape = shapeOf(buffers[done]);
      free.set(shape, [...(free.get(shape) ?? []), done]);
    }
  }
}

/** The operation that reads the gradient in a place last: the first in order. */
function lastUses(operations: Plan['operations'], placeOf: (at: number) => number): Map<number, number> {
  const last = new Map<number, number>();
  for (const [at, { to, second }] of [...operations.entries()].toReversed()) {
    for (const buffer of [to, second ?? to]) last.set(placeOf(buffer), at);
  }
  return last;
}

const shapeOf = ({ rows, columns, channels, frame, layout }: BufferPlan): string =>
  [rows, columns, channels, frame, layout].join();
