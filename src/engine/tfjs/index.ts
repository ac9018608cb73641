/**
 * The engine on TensorFlow.js. Nothing here imports TF.js at once: it is loaded with the first
 * engine, so it stays out of every bundle but a trainer worker's lazy chunk.
 */
import type { Engine } from '../engine';

export type TfjsBackend = 'webgpu' | 'webgl' | 'cpu';

/** What probing one backend found. */
export interface TfjsProbe {
  readonly backend: TfjsBackend;
  readonly available: boolean;
  /** why it is not available; empty when it is */
  readonly reason: string;
  /** what it runs on; empty when not available */
  readonly device: string;
  /** is it a GPU emulated on the processor? */
  readonly software: boolean;
}

/** In the order of preference. */
export const TFJS_BACKENDS: readonly TfjsBackend[] = ['webgpu', 'webgl', 'cpu'];

/**
 * Starts TF.js on one backend, on a page or in a worker, and checks that it computes rightly.
 * One at a time per worker: TF.js keeps its backend in a global.
 * @throws Error when the backend is missing here, gives wrong numbers, or another one is active.
 */
export async function createTfjsEngine(backend: TfjsBackend): Promise<Engine> {
  const { startEngine } = await import('./start');
  return startEngine(backend);
}

/** Really starts each backend in turn, and stops it again. */
export async function probeTfjs(): Promise<readonly TfjsProbe[]> {
  const probes: TfjsProbe[] = [];
  for (const backend of TFJS_BACKENDS) {
    try {
      const engine = await createTfjsEngine(backend);
      const { device, software } = engine;
      engine.dispose();
      probes.push({ backend, available: true, reason: '', device, software });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      probes.push({ backend, available: false, reason, device: '', software: false });
    }
  }
  return probes;
}
