import { expect, it } from 'vitest';
import { findGraphics, isSoftware } from './graphics';

it('says quickly what there is to compute on, and what is only emulated', async () => {
  const began = performance.now();
  const found = await findGraphics();
  expect(performance.now() - began).toBeLessThan(1_000);
  const backends = found.map(({ backend }) => backend);
  expect(new Set(backends).size).toBe(backends.length);
  for (const { backend } of found) expect(['webgpu', 'webgl']).toContain(backend);
});

it('knows the names of emulations', () => {
  for (const name of ['Google SwiftShader', 'llvmpipe (LLVM 15)', 'Microsoft Basic Render Driver']) {
    expect(isSoftware(name)).toBe(true);
  }
  for (const name of ['NVIDIA H200', 'Apple M2', 'Mesa Intel(R) Graphics']) expect(isSoftware(name)).toBe(false);
});
