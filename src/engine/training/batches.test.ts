import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Order } from '../../lottery/random/order';
import { batchOrder } from './batches';

/** The examples of the first `steps` batches, one after the other. */
const examplesOf = (order: Order, examples: number, batch: number, steps: number): number[] => {
  const next = batchOrder(order, examples, batch);
  return Array.from({ length: steps }, () => [...next()]).flat();
};

// given by examplesOf({ seed: 1, trial: 0 }, 7, 3, 5), when batches were first written
const GOLDEN = [3, 0, 4, 1, 6, 2, 5, 6, 1, 5, 3, 0, 4, 2, 5];

describe('the batches of a trial', () => {
  it('are the same for ever', () => {
    expect(examplesOf({ seed: 1, trial: 0 }, 7, 3, 5)).toEqual(GOLDEN);
  });

  it('show every example once before any is shown again, in a new order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 50 }), (examples, batch) => {
        const passes = 3;
        const seen = examplesOf({ seed: 2, trial: 1 }, examples, batch, Math.ceil((passes * examples) / batch));
        for (let pass = 0; pass < passes; pass += 1) {
          const shown = seen.slice(pass * examples, (pass + 1) * examples);
          expect(shown.toSorted((a, b) => a - b)).toEqual(Array.from({ length: examples }, (_, at) => at));
        }
      }),
    );
    const [first, second] = [0, 1].map((pass) =>
      examplesOf({ seed: 2, trial: 1 }, 30, 30, 2).slice(30 * pass, 30 * (pass + 1)),
    );
    expect(first).not.toEqual(second);
  });

  it('are all full, also where a pass ends and when there are fewer examples than places', () => {
    const next = batchOrder({ seed: 1, trial: 0 }, 5, 12);
    for (let step = 0; step < 4; step += 1) expect(next()).toHaveLength(12);
  });

  it('depend on seed, trial and copy', () => {
    const orders: Order[] = [
      { seed: 1, trial: 0 },
      { seed: 1, trial: 1 },
      { seed: 2, trial: 0 },
      { seed: 11, trial: 0 },
      { seed: 1, trial: 0, copy: 1 },
      { seed: 1, trial: 0, copy: 2 },
      { seed: 1, trial: 1, copy: 1 },
    ];
    const shown = orders.map((order) => examplesOf(order, 50, 10, 5).join());
    expect(new Set(shown).size).toBe(orders.length);
  });

  it('of copy 0 are those of the trial', () => {
    expect(examplesOf({ seed: 1, trial: 0, copy: 0 }, 7, 3, 5)).toEqual(GOLDEN);
  });

  it('are one stream, whatever the batch: rewinding goes on from a position in it (trap 8, §4)', () => {
    expect(examplesOf({ seed: 3, trial: 2 }, 20, 4, 30)).toEqual(examplesOf({ seed: 3, trial: 2 }, 20, 12, 10));
    const next = batchOrder({ seed: 3, trial: 2 }, 20, 4);
    for (let step = 0; step < 10; step += 1) next();
    expect([...next()]).toEqual(examplesOf({ seed: 3, trial: 2 }, 20, 4, 30).slice(40, 44));
  });
});
