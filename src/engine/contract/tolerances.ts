import type { EngineUnderTest } from '.';

/** Bit-identical by the WebAssembly specification: replays are exact. */
export const SIMD: Omit<EngineUnderTest, 'create'> = {
  tolerances: { gradient: 1e-6, training: 1e-5, replay: 0 },
  densities: [1, 0.2, 0.01], // all weights, listed survivors, kernels with next to none
};

/** GPUs round exp, tanh and √ as they like, and repeat themselves exactly on one machine. */
export const TFJS: Omit<EngineUnderTest, 'create'> = {
  tolerances: { gradient: 1e-5, training: 1e-4, replay: 0 },
  densities: [0.2], // masks are products, at any density
};
