import type { Backend, Engine } from './engine';

/** Starts an engine; TF.js is only loaded when one of its backends is asked for. */
export async function createEngine(backend: Backend): Promise<Engine> {
  if (backend === 'wasm') return (await import('./simd')).createSimdEngine();
  return (await import('./tfjs')).createTfjsEngine(backend);
}
