/** Surviving weights per unit: what a unit still reads, and who still reads it. */
import { isKernel, sizeOf, type ParameterSpec } from '../lottery/parameters';
import { isKept } from './prunings';

export interface UnitLayer {
  /** index of the kernel the units read with */
  readonly parameter: number;
  readonly layer: number;
  readonly isOutput: boolean;
  /** weights left into each unit; of a convolution, into each filter */
  readonly incoming: Uint32Array;
  /** weights left out of each unit; null for outputs and where layers do not simply follow each other */
  readonly outgoing: Uint32Array | null;
  /** units through which nothing flows any more: no weight in, or none out */
  readonly dead: number;
}

export interface Connectivity {
  /** weights left out of each input (values of one example); null where the first layer slides over them */
  readonly inputs: Uint32Array | null;
  readonly deadInputs: number;
  readonly layers: readonly UnitLayer[];
}

/** Nothing flows through this unit. */
export const isDead = ({ incoming, outgoing }: UnitLayer, unit: number): boolean =>
  incoming[unit] === 0 || outgoing?.[unit] === 0;

/**
 * @param prunedIn as in MaskRecord; all weights are left where it is null
 */
export function connectivityOf(
  specs: readonly ParameterSpec[],
  prunedIn: readonly (Uint8Array | null)[] | null,
  round: number,
): Connectivity {
  const kernels = specs.flatMap((spec, parameter) => (isKernel(spec) ? [{ spec, parameter }] : []));
  const isChain = kernels.every(({ spec }) => spec.kind !== 'shortcut' && spec.kind !== 'recurrent');
  const counts = kernels.map(({ spec, parameter }) => countEnds(spec, prunedIn?.[parameter] ?? null, round));
  const layers = kernels.map(({ spec, parameter }, at): UnitLayer => {
    const { incoming } = counts[at];
    const next = counts[at + 1];
    const outgoing = isChain && next ? foldInto(next.outgoing, incoming.length) : null;
    const layer = { parameter, layer: spec.layer, isOutput: at === kernels.length - 1, incoming, outgoing, dead: 0 };
    return { ...layer, dead: incoming.filter((_, unit) => isDead(layer, unit)).length };
  });
  const isDense = kernels[0]?.spec.shape.length === 2;
  const inputs = isDense ? counts[0].outgoing : null;
  return { inputs, deadInputs: inputs?.filter((left) => left === 0).length ?? 0, layers };
}

interface Ends {
  /** by input, or by channel of a convolution */
  readonly outgoing: Uint32Array;
  readonly incoming: Uint32Array;
}

/** Weights left at both ends of a kernel [in, out] or [height, width, in, out]. */
function countEnds({ shape }: ParameterSpec, prunedIn: Uint8Array | null, round: number): Ends {
  const outputs = shape[shape.length - 1];
  const inputs = shape[shape.length - 2];
  const outgoing = new Uint32Array(inputs);
  const incoming = new Uint32Array(outputs);
  const isLeft = Uint8Array.from({ length: 256 }, (_, byte) => (isKept(byte, round) ? 1 : 0));
  const rows = sizeOf(shape) / outputs;
  for (let row = 0; row < rows; row += 1) {
    const from = row * outputs;
    let left = prunedIn ? 0 : outputs;
    for (let unit = 0; unit < outputs; unit += 1) {
      const one = prunedIn ? isLeft[prunedIn[from + unit]] : 1;
      incoming[unit] += one;
      if (prunedIn) left += one;
    }
    outgoing[row % inputs] += left;
  }
  return { outgoing, incoming };
}

/** Counts per unit of the layer before, whose places a flattening has laid out as [place, unit]. */
function foldInto(counts: Uint32Array, units: number): Uint32Array | null {
  if (counts.length === units) return counts;
  if (counts.length % units !== 0) return null;
  const folded = new Uint32Array(units);
  counts.forEach((count, at) => {
    folded[at % units] += count;
  });
  return folded;
}
