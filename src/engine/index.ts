import type { Network } from '../models/layers';
import type { Backend, Engine } from './engine';

/** Starts an engine; TF.js is only loaded when one of its backends is asked for. */
export async function createEngine(backend: Backend): Promise<Engine> {
  if (backend === 'wasm') return (await import('./simd')).createSimdEngine();
  return (await import('./tfjs')).createTfjsEngine(backend);
}

/** Can the WebAssembly engine train this network? */
export const simdSupports = (network: Network): boolean =>
  network.layers.every(({ kind }) => kind !== 'embedding' && kind !== 'lstm');
