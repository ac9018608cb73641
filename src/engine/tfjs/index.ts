/**
 * The engine on TensorFlow.js. Nothing here imports TF.js at once: it is loaded with the first
 * engine, so it stays out of every bundle but a trainer worker's lazy chunk. What @tensorflow/tfjs brings is
 * imported part by part, a backend when it is started: the whole, with layers, converter and data, is twice as long.
 */
import { Problem, type Sentence } from '../../problem';
import type { Engine, TfjsBackend } from '../engine';
import { gpuHere } from '../graphics';
import { said } from '../problems';

/** In the order of preference. */
export const TFJS_BACKENDS: readonly TfjsBackend[] = ['webgpu', 'webgl', 'cpu'];

/** Why a backend cannot start here, as far as that is seen without loading TF.js; null: it may start. */
function missing(backend: TfjsBackend): Sentence | null {
  const hasCanvas = typeof document !== 'undefined' || typeof OffscreenCanvas !== 'undefined';
  if (backend === 'webgpu' && !gpuHere()) return said('no-webgpu');
  if (backend === 'webgl' && !hasCanvas) return said('no-webgl');
  return null;
}

/**
 * Starts TF.js on one backend, on a page or in a worker, and checks that it computes rightly.
 * One at a time per worker: TF.js keeps its backend in a global.
 * @throws Error when the backend is missing here, gives wrong numbers, or another one is active.
 */
export async function createTfjsEngine(backend: TfjsBackend): Promise<Engine> {
  const reason = missing(backend);
  if (reason !== null) throw new Problem(reason);
  const { startEngine } = await import('./start');
  return startEngine(backend);
}
