import { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { denseMasks } from '../../lottery/masks';
import { imageNetworks, imageSplits, imageWeights } from '../contract/images';
import { smallNetwork, smallSplits, sparseMasks, startWeights } from '../contract/reference';
import type { Engine, Trainer } from '../engine';
import { packBytes } from './examples';
import { createTfjsEngine } from './index';

afterEach(() => vi.restoreAllMocks());

/** Programs are compiled for an emulated chip, in seconds: of steps back, and on WebGL, by night. */
const isNightly = import.meta.env.MODE === 'nightly';

const openTrainer = async (engine: Engine): Promise<Trainer> => {
  const network = smallNetwork('relu');
  await engine.load(smallSplits('bytes', [20, 10, 10]));
  return engine.open({
    network,
    weights: startWeights(network, 1),
    masks: denseMasks(network.parameters),
    optimizer: { id: 'adam', momentum: 0, weightDecay: 0 },
    batch: 2,
  });
};

/** Works, loses the device, and gives the reason, a read's error, and a loss after a restart. */
const loseAndRestart = async (
  backend: 'webgpu' | 'webgl',
  lose: () => void,
): Promise<{ reason: string; error: unknown; loss: number }> => {
  const engine = await createTfjsEngine(backend);
  const trainer = await openTrainer(engine);
  const work = async (worker: Trainer): Promise<{ loss: number }> => {
    if (isNightly) await worker.step(Uint32Array.of(1, 2), 0.01);
    return worker.evaluate('test', 10);
  };
  await work(trainer);
  lose();
  const reason = await engine.lost;
  const error = await trainer.evaluate('test', 10).catch((thrown: unknown) => thrown);
  engine.dispose();

  const next = await createTfjsEngine(backend);
  const again = await openTrainer(next);
  const { loss } = await work(again);
  next.dispose();
  return { reason, error, loss };
};

describe('starting', () => {
  test.each([
    ['webgpu', true],
    ['webgl', true],
    ['cpu', false],
  ] as const)('%s says what it runs on, and sees when that is emulated', async (backend, software) => {
    const engine = await createTfjsEngine(backend);
    expect(engine.device).not.toBe('');
    expect(engine.software).toBe(software);
    engine.dispose();
  });

  test('says what is missing', async () => {
    vi.spyOn(navigator.gpu, 'requestAdapter').mockResolvedValue(null);
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    await expect(createTfjsEngine('webgpu')).rejects.toThrow('This browser has WebGPU, but no adapter for it.');
    await expect(createTfjsEngine('webgl')).rejects.toThrow('This browser offers no WebGL 2 here.');
    (await createTfjsEngine('cpu')).dispose();
  });
});

describe('one engine at a time', () => {
  test('a second one is refused until the first is gone', async () => {
    const first = await createTfjsEngine('cpu');
    await expect(createTfjsEngine('webgl')).rejects.toThrow('on "cpu" before');
    first.dispose();
    const second = await createTfjsEngine('webgl');
    expect(second.backend).toBe('webgl');
    second.dispose();
  });

  test('a second trainer, or new data under an open one, is refused', async () => {
    const engine = await createTfjsEngine('cpu');
    const trainer = await openTrainer(engine);
    await expect(openTrainer(engine)).rejects.toThrow('Cannot load data while');
    trainer.dispose();
    (await openTrainer(engine)).dispose();
    engine.dispose();
  });
});

describe('a lost device', () => {
  test('is not what dispose leaves behind', async () => {
    const lost = vi.fn<(reason: string) => void>();
    for (const backend of ['webgpu', 'webgl'] as const) {
      const engine = await createTfjsEngine(backend);
      void engine.lost.then(lost);
      engine.dispose();
      engine.dispose(); // twice does no harm
    }
    await new Promise((resolve) => setTimeout(resolve, 200)); // ms; events come later
    expect(lost).not.toHaveBeenCalled();
  });

  test.runIf(isNightly)('webgl', async () => {
    const getContext = vi.spyOn(HTMLCanvasElement.prototype, 'getContext');
    const lose = (): void => {
      const gl = getContext.mock.results[0].value as WebGL2RenderingContext;
      gl.getExtension('WEBGL_lose_context')?.loseContext();
    };
    const { reason, error, loss } = await loseAndRestart('webgl', lose);
    expect(reason).toBe('The WebGL context was lost.');
    expect(error).toEqual(new Error(reason));
    expect(loss).toBeGreaterThan(0);
  });

  test('webgpu', async () => {
    const requestDevice = vi.spyOn(GPUAdapter.prototype, 'requestDevice');
    let device: GPUDevice | null = null;
    const lose = (): void => device?.destroy();
    requestDevice.mockImplementationOnce(async function (this: GPUAdapter, descriptor) {
      requestDevice.mockRestore();
      device = await this.requestDevice(descriptor);
      return device;
    });
    const { reason, error, loss } = await loseAndRestart('webgpu', lose);
    expect(reason).toMatch(/^The WebGPU device was lost: /);
    expect(error).toEqual(new Error(reason));
    expect(loss).toBeGreaterThan(0);
  });
});

/** GPU programs of one step: what a small network costs on a chip that is fast. */
const programsOfStep = async (backend: 'webgl' | 'webgpu'): Promise<number> => {
  const network = imageNetworks.get('residual, projection') ?? smallNetwork('relu');
  const engine = await createTfjsEngine(backend);
  await engine.load(imageSplits());
  const trainer = await engine.open({
    network,
    weights: imageWeights(network, 1),
    masks: sparseMasks(network, 0.5, 1),
    optimizer: { id: 'adam', momentum: 0, weightDecay: 0 },
    batch: 4,
  });
  const run =
    backend === 'webgl'
      ? vi.spyOn(MathBackendWebGL.prototype, 'runWebGLProgram')
      : vi.spyOn(WebGPUBackend.prototype, 'runWebGPUProgram');
  await trainer.step(Uint32Array.of(1, 2, 3, 4), 0.01);
  engine.dispose();
  return run.mock.calls.length;
};

// 190 when TF.js differentiated batch-norm and cross-entropy operation by operation
test('an Adam step on four convolutions and two batch-norms takes less than 140 GPU programs', async () => {
  for (const backend of isNightly ? (['webgl', 'webgpu'] as const) : (['webgpu'] as const)) {
    const programs = await programsOfStep(backend);
    expect(programs).toBeGreaterThan(50); // they are counted
    expect(programs).toBeLessThan(140);
  }
});

test('three bytes to a float', () => {
  // 4 inputs → 2 words: (b0, b2, –) and (b1, b3, –)
  const packed = packBytes(Uint8Array.of(1, 2, 3, 255), 1, 4);
  expect([...packed]).toEqual([1 * 65536 + 3 * 256, 2 * 65536 + 255 * 256]);
});
