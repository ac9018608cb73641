import type { Standardization } from '../../engine/examples';

/** Values as the network reads them: bytes stand for value / 255, standardized where the experiment asks for it. */
export function asRead(input: Uint8Array | Float32Array, standardization?: Standardization): Float32Array {
  const scale = input instanceof Uint8Array ? 1 / 255 : 1;
  const values = Float32Array.from(input, (value) => value * scale);
  if (!standardization) return values;
  const { mean, standardDeviation } = standardization;
  return values.map((value, at) => {
    const channel = at % mean.length;
    return (value - mean[channel]) / standardDeviation[channel];
  });
}
