/** Surviving weights per unit or filter: what it still reads, and who still reads it. */
import { isConvolution, isKernel, sizeOf, type ParameterSpec } from '../../lottery/parameters';
import type { Network } from '../../models/network';
import { INPUT } from '../../models/layer';
import { wiringOf } from '../../models/wiring';
import { isKept } from '../kit/prunings';

export interface UnitLayer {
  /** index of the kernel the units read with */
  readonly parameter: number;
  readonly layer: number;
  readonly kind: ParameterSpec['kind'];
  /** its units are filters of a convolution */
  readonly isConv: boolean;
  /** weights left into each unit or filter */
  readonly incoming: Uint32Array;
  /**
   * weights left that read each unit, in all layers that do: what a residual block gives is added to what
   * went in, so later blocks read it too; null for outputs
   */
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

type PrunedIn = readonly (Uint8Array | null)[];

/**
 * @param prunedIn as in MaskRecord; all weights are left where it is null
 */
export function connectivityOf(network: Network, prunedIn: PrunedIn | null, round: number): Connectivity {
  const ends = kernelsOf(network).map(({ spec, parameter }) => countEnds(spec, prunedIn?.[parameter] ?? null, round));
  return connect(network, ends);
}

/** Most weights counted at a time: some milliseconds. */
const SLICE = 1_000_000;

/** The same for large networks: with a pause after each slice, so that the page can answer. */
export async function connectivityInSlices(
  network: Network,
  prunedIn: PrunedIn | null,
  round: number,
  pause: () => Promise<void>,
): Promise<Connectivity> {
  const ends: Ends[] = [];
  let since = 0;
  for (const { spec, parameter } of kernelsOf(network)) {
    const bytes = prunedIn?.[parameter] ?? null;
    if (since > 0 && since + (bytes?.length ?? 0) > SLICE) {
      await pause();
      since = 0;
    }
    ends.push(countEnds(spec, bytes, round));
    since += bytes?.length ?? 0;
  }
  return connect(network, ends);
}

const kernelsOf = ({ parameters }: Network) =>
  parameters.flatMap((spec, parameter) => (isKernel(spec) ? [{ spec, parameter }] : []));

function connect(network: Network, ends: readonly Ends[]): Connectivity {
  const { kernels, output } = wiringOf(network);
  const outgoing = ends.map(({ incoming }) => new Uint32Array(incoming.length));
  kernels.forEach(({ reads }, reader) => {
    for (const { kernel, channels } of reads) {
      if (kernel === INPUT) continue;
      // a flattening lays out [place, channel]; channels of zeros belong to nobody
      ends[reader].outgoing.forEach((left, input) => {
        if (input % channels < outgoing[kernel].length) outgoing[kernel][input % channels] += left;
      });
    }
  });
  const layers = kernels.map(({ parameter }, at): UnitLayer => {
    const spec = network.parameters[parameter];
    const isOutput = output.some(({ kernel }) => kernel === at);
    const layer = {
      parameter,
      layer: spec.layer,
      kind: spec.kind,
      isConv: isConvolution(spec),
      incoming: ends[at].incoming,
      outgoing: isOutput ? null : outgoing[at],
      dead: 0,
    };
    return { ...layer, dead: layer.incoming.filter((_, unit) => isDead(layer, unit)).length };
  });
  const inputs = layers[0]?.isConv === false ? ends[0].outgoing : null;
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
  if (!prunedIn) return { outgoing: outgoing.fill((rows / inputs) * outputs), incoming: incoming.fill(rows) };
  for (let row = 0; row < rows; row += 1) {
    const from = row * outputs;
    let left = 0;
    for (let unit = 0; unit < outputs; unit += 1) {
      const one = isLeft[prunedIn[from + unit]];
      incoming[unit] += one;
      left += one;
    }
    outgoing[row % inputs] += left;
  }
  return { outgoing, incoming };
}
