import { describe, expect, it } from 'vitest';
import { samples } from './files-fixture';
import { formats } from './formats';
import { readGiven } from './given-files';
import { isLieAccepted } from './mutations-fixture';

describe.each(formats.all)('format $id', ({ id }) => {
  it('has samples, which are read', async () => {
    const files = Object.entries(samples[id]()).map(([name, bytes]) => ({
      name,
      blob: new Blob([Uint8Array.from(bytes)]),
    }));
    const read = await readGiven(files);
    expect(read.map(({ problem }) => problem)).toEqual(files.map(() => undefined));
    expect(read.some((file) => file.problem === undefined && file.format.id === id)).toBe(true);
  });

  it('refuses files that lie, and accepts nothing that contradicts itself', async () => {
    let accepted = 0;
    for (let k = 0; k < 60; k += 1) {
      if (await isLieAccepted(id, k)) accepted += 1;
    }
    expect(accepted).toBeLessThan(60);
  });
});
