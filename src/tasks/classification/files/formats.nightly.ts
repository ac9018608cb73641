import { expect, it } from 'vitest';
import { formats } from './formats';
import { tryLying } from './mutations-fixture';

it.each(formats.all)(
  '2,000 files of format $id that lie: none crashes, is slow, or is accepted in contradiction',
  async ({ id }) => {
    let slowest = 0;
    let accepted = 0;
    for (let k = 0; k < 2_000; k += 1) {
      const tried = await tryLying(id, k, () => performance.now());
      if (tried.accepted) accepted += 1;
      slowest = Math.max(slowest, tried.milliseconds);
    }
    expect(slowest).toBeLessThan(1_000);
    expect(accepted).toBeLessThan(2_000);
  },
  600_000,
);
