import type { Engine } from '../engine';

/** How far an engine's float32 numbers may be from the float64 reference. */
export interface EngineTolerances {
  /** of one entry of a gradient, absolute */
  readonly gradient: number;
  /** of losses (nats) and weights over the first 50 steps, absolute */
  readonly training: number;
  /** between two runs of the same training, absolute; 0 asks for the same bits */
  readonly replay: number;
}

/** What the contract is held against. */
export interface EngineUnderTest {
  create(): Promise<Engine>;
  readonly tolerances: EngineTolerances;
  /** the kinds of layers it computes */
  readonly kinds: readonly string[];
  /** of kernels: one for each way the engine computes */
  readonly densities: readonly number[];
  /** its programs are compiled for an emulated chip, in seconds each: one batch size, one network of images; the rest by night */
  readonly brief?: boolean;
  /** does it train policies? */
  readonly acts: boolean;
  /** an engine whose first steps on images it follows */
  readonly follows?: () => Promise<Engine>;
}

/** Bit-identical by the WebAssembly specification: replays are exact. */
export const SIMD: Omit<EngineUnderTest, 'create' | 'kinds'> = {
  tolerances: { gradient: 1e-6, training: 1e-5, replay: 0 },
  densities: [1, 0.2, 0.01], // all weights, listed survivors, kernels with next to none
  acts: true,
};

/** GPUs round exp, tanh and √ as they like, and repeat themselves exactly on one machine. */
export const TFJS: Omit<EngineUnderTest, 'create' | 'kinds'> = {
  tolerances: { gradient: 1e-5, training: 1e-4, replay: 0 },
  densities: [0.2], // masks are products, at any density
  acts: false,
};
