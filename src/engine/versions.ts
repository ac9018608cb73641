/** What the engines are called, known without starting one. */
import type { Backend, Engine } from './engine';

/**
 * Changes whenever the bits of a training run may change: kernels, order of sums, rules of paths,
 * optimizer arithmetic. It is part of every cache key and recording; simd/fingerprints.ts holds the
 * golden values that belong to it. What changes only networks with convolutions raises CONVOLUTIONS.
 */
const SIMD = 'simd-2';

/**
 * Of kernels and paths of convolutions, pooling and batch-norm: no architecture has the latter two without the first.
 * It stands behind the version of the simd engine where there are convolutions, so that all other runs stay what they
 * are; runner/engine-version.test.ts fails for an architecture with batch-norm or pools alone.
 */
export const CONVOLUTIONS = 'convolutions-2';
/** Part of every cache key: raise the last number whenever the engine's numbers may change. */
const TFJS = 'tfjs-4.22.0-2';

/** What training/dropout.ts draws; it stands behind all else where there is dropout. */
export const DROPOUT = 'dropout-2';

export const engineOf = <B extends Backend>(backend: B): Pick<Engine, 'id' | 'version'> & { readonly backend: B } =>
  backend === 'wasm'
    ? { id: 'simd', backend, version: SIMD }
    : // backends round differently: their runs are not each other's
      { id: 'tfjs', backend, version: `${TFJS}-${backend}` };
