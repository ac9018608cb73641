import { expect, it } from 'vitest';
import { formats } from './formats';
import { isLieAccepted } from './mutations-fixture';

it.each(formats.all)(
  '2,000 files of format $id that lie: none crashes, or is accepted in contradiction',
  async ({ id }) => {
    let accepted = 0;
    for (let k = 0; k < 2_000; k += 1) {
      if (await isLieAccepted(id, k)) accepted += 1;
    }
    expect(accepted).toBeLessThan(2_000);
  },
  600_000,
);
