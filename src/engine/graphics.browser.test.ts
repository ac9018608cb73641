import { expect, it, vi } from 'vitest';
import { findGraphics, isSoftware } from './graphics';

it('says what there is to compute on, and what is only emulated', async () => {
  const found = await findGraphics();
  const backends = found.map(({ backend }) => backend);
  expect(new Set(backends).size).toBe(backends.length);
  for (const { backend } of found) expect(['webgpu', 'webgl']).toContain(backend);
});

it('goes on after 0.7 s without a driver that does not answer', async () => {
  vi.useFakeTimers();
  const asked = vi.spyOn(navigator.gpu, 'requestAdapter').mockReturnValue(new Promise(() => {}));
  try {
    const found = findGraphics();
    await vi.advanceTimersByTimeAsync(700);
    expect((await found).map(({ backend }) => backend)).not.toContain('webgpu');
    expect(asked).toHaveBeenCalledOnce();
  } finally {
    vi.useRealTimers();
    asked.mockRestore();
  }
});

it('knows the names of emulations', () => {
  for (const name of ['Google SwiftShader', 'llvmpipe (LLVM 15)', 'Microsoft Basic Render Driver']) {
    expect(isSoftware(name)).toBe(true);
  }
  for (const name of ['NVIDIA H200', 'Apple M2', 'Mesa Intel(R) Graphics']) expect(isSoftware(name)).toBe(false);
});
