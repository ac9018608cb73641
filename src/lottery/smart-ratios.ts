/** Weights left by layer without looking at any: Su et al. 2020, "Sanity-checking pruning methods". */
import { isConvolution, sizeOf, type ParameterSpec } from './parameters';
import type { Budget } from './pruning';

/** Share of the weights that dense layers behind the others keep, whatever the level. */
const DENSE = 0.3;

/**
 * Layer l of L keeps a share in proportion to (L − l + 1)² + (L − l + 1), the first most; divided by l² in convolutional
 * networks without shortcuts. The last layer, and every dense one behind convolutions, keeps 30 %, but all of these
 * together no more than half of what is left. What is more than a whole layer goes to the next ones.
 * @param before of the level before: no layer keeps more than it had there, which rounding alone could give it
 * @returns one group per parameter that can be pruned, `kept` weights in all
 */
export function smartRatios(
  specs: readonly ParameterSpec[],
  kept: number,
  isResidual: boolean,
  before: Budget = [],
): Budget {
  const layers = specs.flatMap((spec, parameter) => {
    if (!spec.prunable) return [];
    const size = sizeOf(spec.shape);
    const earlier = before.find(({ parameters }) => parameters[0] === parameter);
    return [{ spec, parameter, size, room: earlier?.kept ?? size }];
  });
  const hasFilters = layers.some(({ spec }) => isConvolution(spec));
  const isFixed = ({ kind }: ParameterSpec): boolean => kind === 'output' || (hasFilters && kind === 'dense');
  const weighted = layers.map(({ spec, size, ...layer }, at) => {
    const behind = layers.length - at;
    const ratio = (behind * (behind + 1)) / (hasFilters && !isResidual ? (at + 1) * (at + 1) : 1);
    return { ...layer, size, fixed: isFixed(spec), weight: ratio * size };
  });
  const [free, fixed] = [weighted.filter((layer) => !layer.fixed), weighted.filter((layer) => layer.fixed)];
  const all = fixed.reduce((sum, { size }) => sum + size, 0);
  const atMost = free.length > 0 ? kept / 2 : kept;
  const counts = new Map<number, number>();
  const ofFixed = share(fixed, Math.floor(Math.min(DENSE * all, atMost)), ({ size }) => size, counts);
  const over = share(free, kept - ofFixed, ({ weight }) => weight, counts);
  // only where hardly anything is pruned
  fill(fixed, kept - ofFixed - over, counts);
  return layers.map(({ parameter }) => ({ parameters: [parameter], kept: counts.get(parameter) ?? 0 }));
}

interface Layer {
  readonly parameter: number;
  /** weights that it can keep */
  readonly room: number;
}

/** Spreads a number of weights in proportion; @returns how many found room */
function share<L extends Layer>(
  layers: readonly L[],
  kept: number,
  weightOf: (layer: L) => number,
  counts: Map<number, number>,
): number {
  const total = layers.reduce((sum, layer) => sum + weightOf(layer), 0);
  let placed = 0;
  let owed = 0; // what layers before had no room for, and rests of whole numbers
  for (const layer of layers) {
    owed += (kept * weightOf(layer)) / total;
    // the last one takes what rounding has left
    const wanted = layer === layers[layers.length - 1] ? kept - placed : Math.floor(owed);
    const count = Math.min(layer.room, wanted);
    counts.set(layer.parameter, count);
    owed -= count;
    placed += count;
  }
  return placed + fill(layers, kept - placed, counts);
}

/** Puts so many more weights where there is room, from the first layer on; @returns how many found it */
function fill(layers: readonly Layer[], more: number, counts: Map<number, number>): number {
  let left = more;
  for (const { parameter, room } of layers) {
    const count = counts.get(parameter) ?? 0;
    const added = Math.min(left, room - count);
    counts.set(parameter, count + added);
    left -= added;
  }
  return more - left;
}
