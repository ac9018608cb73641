/** One round of pruning as a film of dots: at their places in the mask, sorted by score, back at their places. */
import type { ParameterSpec } from '../../lottery/parameters';
import type { PrunedLayer } from '../../lottery/pruned-layer';
import { between, passedAt } from '../kit/moment-time';
import { quantileOf } from '../kit/sampled-weights';
import type { Size } from '../kit/use-size';

export interface Column {
  readonly parameter: number;
  /** px, of the mask above and of the ranking below */
  readonly x: number;
  readonly width: number;
  /** px from the left edge of the picture; null where nothing is cut */
  readonly cut: number | null;
  /** |value| drawn in full colour */
  readonly reach: number;
}

/** Weights shown, one entry each. */
interface Dots {
  readonly column: Uint8Array;
  /** px: at their places in the mask */
  readonly homeX: Float32Array;
  readonly homeY: Float32Array;
  /** px: sorted by score */
  readonly rankX: Float32Array;
  readonly rankY: Float32Array;
  readonly thetaT: Float32Array;
  readonly start: Float32Array;
  readonly falls: Uint8Array;
}

export interface MomentLayout {
  readonly columns: readonly Column[];
  readonly dots: Dots;
  /** px */
  readonly radius: number;
  /** px from the top: the foot of the masks, the top and the foot of the rankings */
  readonly maskFoot: number;
  readonly rankTop: number;
  readonly rankFoot: number;
}

/** Of the height: masks, and rankings below them. */
const [MASKS, RANKINGS] = [0.42, 0.48];
/** px of a dot at most, of a unit also in parts of its room. */
const [MOST_OF_WEIGHT, MOST_OF_UNIT, UNIT_IN_ROOM] = [6, 13, 0.36];
/** Of a layer's scores, the few beyond lie in the last pile. */
const NEARLY_ALL = 0.995;

export function layout(
  layers: readonly PrunedLayer[],
  specs: readonly ParameterSpec[],
  { width, height, em }: Size,
): MomentLayout {
  const gap = em * 1.5;
  const wide = (width - gap * (layers.length - 1)) / layers.length;
  const most = Math.max(1, ...layers.map(({ index }) => index.length));
  const [maskFoot, rankFoot] = [height * MASKS, height - 2];
  const homes = layers.map((layer) => homesOf(layer, specs[layer.parameter], wide / maskFoot));
  // 400 weights fill a layer, fewer may be larger; units fill it where they are few, too
  const room = Math.min(...homes.flatMap(([outputs, inputs]) => [wide / outputs, maskFoot / inputs]));
  const isUnits = layers.some(({ units }) => units !== null);
  const largest = isUnits ? Math.min(MOST_OF_UNIT, room * UNIT_IN_ROOM) : MOST_OF_WEIGHT;
  const radius = Math.max(1.1, Math.min(largest, (wide / (isUnits ? 40 : 110)) * Math.sqrt(400 / most)));
  const rankTop = height - height * RANKINGS;
  const ranges = layers.map(({ score }) => rangeOf(score));
  /** Layers that are ranked together have one axis, as they have one cut. */
  const rangeIn = ({ together }: PrunedLayer): readonly [number, number] => {
    const own = ranges.filter((_, at) => together.includes(layers[at].parameter));
    return [Math.min(...own.map(([low]) => low)), Math.max(...own.map(([, high]) => high))];
  };
  const count = layers.reduce((sum, { index }) => sum + index.length, 0);
  const numbers = (): Float32Array => new Float32Array(count);
  const [homeX, homeY, rankX, rankY, thetaT, start] = Array.from({ length: 6 }, numbers);
  const [column, falls] = [new Uint8Array(count), new Uint8Array(count)];

  let from = 0;
  const columns = layers.map((layer, at): Column => {
    const x = at * (wide + gap);
    const [low, high] = rangeIn(layer);
    const along = (score: number): number => (Math.min(high, score) - low) / (high - low || 1);
    const placeOf = (score: number): number => x + radius + along(score) * (wide - 2 * radius);
    const [outputs, inputs] = homes[at];
    const piles = Math.max(1, Math.floor(wide / (2 * radius + 0.6)));
    const heights = new Uint16Array(piles);
    const pileOf = Array.from(layer.score, (score) => Math.min(piles - 1, Math.floor(along(score) * piles)));
    for (const pile of pileOf) heights[pile] += 1;
    const step = Math.min(2 * radius + 0.6, (rankFoot - rankTop) / Math.max(1, ...heights));
    heights.fill(0);
    pileOf.forEach((pile, k) => {
      const dot = from + k;
      const weight = layer.index[k];
      column[dot] = at;
      homeX[dot] = x + (((weight % outputs) + 0.5) / outputs) * wide;
      homeY[dot] = ((Math.floor(weight / outputs) + 0.5) / inputs) * maskFoot;
      rankX[dot] = placeOf(layer.score[k]);
      rankY[dot] = rankFoot - (heights[pile] + 0.5) * step;
      heights[pile] += 1;
    });
    thetaT.set(layer.thetaT, from);
    start.set(layer.start, from);
    falls.set(layer.falls, from);
    from += layer.index.length;
    const sizes = Float32Array.from([...layer.thetaT, ...layer.start], Math.abs).toSorted();
    return {
      parameter: layer.parameter,
      x,
      width: wide,
      cut: layer.cut === null ? null : placeOf(layer.cut),
      reach: quantileOf(sizes, 0.9),
    };
  });
  const dots = { column, homeX, homeY, rankX, rankY, thetaT, start, falls };
  return { columns, dots, radius, maskFoot, rankTop, rankFoot };
}

/** How many dots stand side by side in the mask, and one below the other. @param aspect width of the mask over its height */
function homesOf({ units }: PrunedLayer, { shape }: ParameterSpec, aspect: number): readonly [number, number] {
  if (units === null) {
    const outputs = shape.at(-1) ?? 1;
    return [outputs, shape.reduce((product, side) => product * side, 1) / outputs];
  }
  const aside = Math.min(units, Math.max(1, Math.round(Math.sqrt(units * aspect))));
  return [aside, Math.ceil(units / aside)];
}

/** The axis of a layer's scores: from 0, where none is below. */
function rangeOf(scores: Float32Array): [number, number] {
  const sorted = scores.toSorted();
  return [Math.min(0, quantileOf(sorted, 1 - NEARLY_ALL)), quantileOf(sorted, NEARLY_ALL)];
}

export interface Drawn {
  readonly x: number;
  readonly y: number;
  /** 0: not seen … 1 */
  readonly opacity: number;
  readonly value: number;
}

/** Where a weight is at a time. @param depth px that it falls before it is gone */
export function drawnAt(dots: Dots, dot: number, time: number, depth: number): Drawn {
  const falls = dots.falls[dot] === 1;
  const { sorted, fallen, home, restored } = passedAt(time);
  const fall = falls ? fallen : 0;
  const toRank = falls ? sorted : sorted * (1 - home);
  return {
    x: between(dots.homeX[dot], dots.rankX[dot], toRank),
    y: between(dots.homeY[dot], dots.rankY[dot], toRank) + depth * fall * fall,
    opacity: 1 - fall,
    value: between(dots.thetaT[dot], dots.start[dot], restored),
  };
}

/** Weights of a layer that are left at a time, and shown: as the counter runs. */
export function leftAt({ left, falls }: PrunedLayer, time: number): { readonly left: number; readonly shown: number } {
  const fallen = falls.reduce((sum, falling) => sum + falling, 0);
  const done = passedAt(time).fallen;
  return {
    left: Math.round(between(left[0], left[1], done)),
    shown: Math.round(between(falls.length, falls.length - fallen, done)),
  };
}
