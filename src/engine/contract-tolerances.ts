import type { EngineTolerances } from './contract';

/** Bit-identical by the WebAssembly specification: replays are exact. */
export const SIMD_TOLERANCES: EngineTolerances = { gradient: 1e-6, training: 1e-5, replay: 0 };

/** GPUs round exp, tanh and √ as they like, and repeat themselves exactly on one machine. */
export const TFJS_TOLERANCES: EngineTolerances = { gradient: 1e-5, training: 1e-4, replay: 0 };
