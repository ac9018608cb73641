import { simdSupports } from '../engine';
import type { Backend } from '../engine/engine';
import type { Network } from '../models/layers';

/** Which backend trains this network, and why: a catalogue key. */
export function chooseBackend(wanted: string, network: Network): { backend: Backend; reason: string } {
  if (wanted === 'auto') {
    return simdSupports(network)
      ? { backend: 'wasm', reason: 'auto-simd' }
      : { backend: 'webgpu', reason: 'auto-layers' };
  }
  return { backend: wanted === 'simd' ? 'wasm' : (wanted as Backend), reason: 'chosen' };
}
