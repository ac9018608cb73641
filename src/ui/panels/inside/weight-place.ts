/** A weight by its ends: which input of a layer it comes from and which unit it leads to. */
import type { ParameterSpec } from '../../../lottery/parameters';
import type { WeightPosition } from '../../../store/store';

interface WeightPlace {
  readonly parameter: number;
  /** from 0 */
  readonly from: number;
  readonly to: number;
}

/** The last axis of a kernel counts its outputs. */
const outputsOf = (spec: ParameterSpec): number => spec.shape[spec.shape.length - 1];

export function placeOf(specs: readonly ParameterSpec[], { parameter, index }: WeightPosition): WeightPlace {
  const outputs = outputsOf(specs[parameter]);
  return { parameter, from: Math.floor(index / outputs), to: index % outputs };
}

export const positionOfPlace = (
  specs: readonly ParameterSpec[],
  { parameter, from, to }: WeightPlace,
): WeightPosition => ({ parameter, index: from * outputsOf(specs[parameter]) + to });

/** Numbers of inputs and outputs of a kernel. */
export function endsOf(spec: ParameterSpec): readonly [inputs: number, outputs: number] {
  const outputs = outputsOf(spec);
  return [spec.shape.slice(0, -1).reduce((product, size) => product * size, 1), outputs];
}
