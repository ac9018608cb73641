/** Which units and filters of a network can go, and what goes with them. */
import { isKernel } from '../lottery/parameters';
import type { UnitGroup } from '../lottery/units';
import type { Source } from './layer';
import type { Network } from './network';
import { wiringOf } from './wiring';

/**
 * The units of every kernel whose outputs are read unmixed, by kernels that can be pruned: not the outputs of the network, and
 * not what is added to a shortcut, which leaves the first convolution of each residual block (Li et al. 2017, §3.3). In the
 * order of the kernels.
 */
export function unitsOf(network: Network): UnitGroup[] {
  const { parameters: specs } = network;
  const vectors: { readonly parameter: number; readonly of: readonly Source[] }[] = [];
  const { kernels, output } = wiringOf(network, (node, of) => {
    for (const parameter of node.parameters) if (!isKernel(specs[parameter])) vectors.push({ parameter, of });
  });
  return kernels.flatMap(({ parameter }, at): UnitGroup[] => {
    const { shape, prunable } = specs[parameter];
    const units = shape[shape.length - 1];
    const isAlone = (sources: readonly Source[]): boolean => sources.length === 1 && sources[0].channels === units;
    const isOf = (sources: readonly Source[]): boolean => sources.some(({ kernel }) => kernel === at);
    const readers = kernels.filter(({ reads }) => isOf(reads));
    const isFree =
      prunable &&
      readers.length > 0 &&
      !isOf(output) &&
      readers.every(({ reads, parameter: reader }) => isAlone(reads) && specs[reader].prunable);
    if (!isFree) return [];
    return [
      {
        kernel: parameter,
        units,
        vectors: vectors.flatMap((vector) => (isOf(vector.of) ? [vector.parameter] : [])),
        readers: readers.map((reader) => reader.parameter),
      },
    ];
  });
}
