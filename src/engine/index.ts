import type { Layer, Network } from '../models/layers';
import type { Backend, Engine } from './engine';

/** Starts an engine; TF.js is only loaded when one of its backends is asked for. */
export async function createEngine(backend: Backend): Promise<Engine> {
  if (backend === 'wasm') return (await import('./simd')).createSimdEngine();
  return (await import('./tfjs')).createTfjsEngine(backend);
}

const SIMD_LAYERS: readonly Layer['kind'][] = ['flatten', 'dense', 'relu', 'tanh'];

/** Can the WebAssembly engine train this network? */
export const simdSupports = (network: Network): boolean =>
  network.layers.every((layer) => SIMD_LAYERS.includes(layer.kind));
