import type { Engine } from '../engine';
import { engineOf } from '../versions';
import { createArena, type Arena } from './arena';
import { instantiateKernels, type Kernels } from './kernel-module';
import { makeResident, type ResidentData } from './resident-data';
import { createTrainer } from './trainer';

const PAGE = 65536;
const GIBIBYTE = 1024 * 1024 * 1024;
/** What is asked for, the most first: VGG-19 with its data needs more than 1 GiB, some devices give no more. */
const LIMITS = [2 * GIBIBYTE, GIBIBYTE];

interface SimdEngineOptions {
  /** most bytes of WebAssembly memory */
  readonly limit?: number;
  /** bytes of inputs from which on they stay outside that memory */
  readonly many?: number;
}

/**
 * The engine of own WebAssembly kernels: cost proportional to the surviving weights, the same bits
 * on every machine.
 * @throws Error where WebAssembly with SIMD is missing.
 */
export async function createSimdEngine({ limit, many }: SimdEngineOptions = {}): Promise<Engine> {
  let state: { arena: Arena; kernels: Kernels } | null = await start(limit === undefined ? LIMITS : [limit]);
  let data: ResidentData | null = null;
  let busy = false;

  const running = (): { arena: Arena; kernels: Kernels } => {
    if (state === null) throw new Error('This engine was disposed.');
    if (busy) throw new Error('A trainer is still open: dispose it first.');
    return state;
  };

  return {
    ...engineOf('wasm'),
    device: '128-bit SIMD',
    software: false,
    load: async (splits) => {
      const { arena, kernels } = running();
      data = null;
      arena.reset(kernels.heapBase.value);
      data = makeResident(splits, arena, many);
    },
    open: async (settings) => {
      const { arena, kernels } = running();
      if (data === null) throw new Error('The simd engine has no data yet: load it first.');
      const mark = arena.mark();
      try {
        const trainer = createTrainer(settings, data, arena, kernels, () => {
          arena.reset(mark);
          busy = false;
        });
        busy = true;
        return trainer;
      } catch (error) {
        arena.reset(mark);
        throw error;
      }
    },
    memory: () => ({ bytes: state?.arena.memory.buffer.byteLength ?? 0, tensors: 0 }),
    lost: new Promise(() => {}),
    dispose: () => {
      state = null;
      data = null;
    },
  };
}

/** @param limits most bytes of memory: the first of them that the device can promise */
async function start([limit, ...smaller]: readonly number[]): Promise<{ arena: Arena; kernels: Kernels }> {
  let memory: WebAssembly.Memory;
  try {
    memory = new WebAssembly.Memory({ initial: 1, maximum: Math.ceil(limit / PAGE) });
  } catch (error) {
    if (smaller.length === 0) throw error;
    return start(smaller);
  }
  const kernels = await instantiateKernels(memory);
  return { arena: createArena(memory, kernels.heapBase.value, limit), kernels };
}
