/** Early-Bird (You et al. 2020): channels ranked by the scales of their batch-norm, and when their mask has come to rest. */
import type { ParameterSpec, Weights } from './parameters';
import type { UnitGroup, UnitsLeft } from './units';

/** Goes up when the same scales would give other masks, or the same masks another step. */
export const EMERGENCE_VERSION = 1;

/** Masks that the newest one is held against: four distances among the last five masks. */
export const LOOK_BACKS = 4;

/** Channels that are ranked together: of every group that can go whole and has a scale per channel. */
export interface Channels {
  readonly groups: readonly UnitGroup[];
  /** of each group, the parameter with its batch-norm scales γ */
  readonly scales: readonly number[];
}

/** The groups whose channels have scales; those of layers without batch-norm stay whole, and are not among them. */
export function channelsOf(specs: readonly ParameterSpec[], units: readonly UnitGroup[]): Channels {
  const found = units.flatMap((group) => {
    const scale = group.vectors.find((parameter) => specs[parameter].kind === 'scale');
    return scale === undefined ? [] : [{ group, scale }];
  });
  return { groups: found.map(({ group }) => group), scales: found.map(({ scale }) => scale) };
}

/** How a run finds its mask: it trains the whole network until the mask has emerged, and goes on without what has gone. */
export interface Emerging extends Channels {
  /** channels that go */
  readonly gone: number;
  /** ε of the rule, 0 … 1 */
  readonly distance: number;
  /** steps between two masks */
  readonly every: number;
}

/** How many of so many channels go at this share: ⌊p·n⌋. */
export const channelsGone = (channels: number, share: number): number => Math.floor(channels * share + 1e-9); // 10 · .7 is 7

/** γ of every group, in the order of the groups. */
export const scalesOf = ({ scales }: Channels, weights: Weights): Float32Array[] =>
  scales.map((parameter) => weights[parameter]);

/**
 * The mask of some scales: the lowest (|γ|, position) of all layers together go, exactly as many as asked for. The paper
 * keeps what is strictly above the ⌊p·n⌋-th, which is nothing while all are equal. The last channel of a layer stays, for
 * without it there would be no network: of each layer the largest is not ranked.
 * @param scales γ per layer and channel @param gone channels to go
 */
export function channelMask(scales: readonly ArrayLike<number>[], gone: number): UnitsLeft {
  const left = scales.map(({ length }) => new Uint8Array(length).fill(1));
  const ranked = scales.flatMap((values, layer) => {
    const sizes = Array.from(values, Math.abs);
    const largest = sizes.reduce((best, size, at) => (size >= sizes[best] ? at : best), 0); // of equal ones the last
    return sizes.flatMap((size, channel) => (channel === largest ? [] : [{ layer, channel, size }]));
  });
  // sorting is stable: equal ones go in the order of layers and channels
  for (const { layer, channel } of ranked.toSorted((a, b) => a.size - b.size).slice(0, gone)) left[layer][channel] = 0;
  return left;
}

/** Share of the channels that one mask has and the other has not, 0 … 1: Hamming distance over their number. */
export function maskDistance(a: UnitsLeft, b: UnitsLeft): number {
  let [differing, all] = [0, 0];
  for (const [layer, left] of a.entries()) {
    all += left.length;
    for (const [channel, one] of left.entries()) if (one !== b[layer][channel]) differing += 1;
  }
  return all === 0 ? 0 : differing / all;
}

/** The distance to expect of two masks by chance, each without this share of the channels. */
export const chanceDistance = (share: number): number => 2 * share * (1 - share);

/**
 * Has a mask come to rest? The newest is at most ε from each of the four before it. With fewer than five masks: not yet.
 * @param masks in the order of training, the newest last @param distance ε, 0 … 1
 */
export function hasEmerged(masks: readonly UnitsLeft[], distance: number): boolean {
  const newest = masks.at(-1);
  if (!newest || masks.length <= LOOK_BACKS) return false;
  return masks.slice(-LOOK_BACKS - 1, -1).every((mask) => maskDistance(newest, mask) <= distance);
}

/** The first mask at which they have come to rest, from 0; null: at none of them. */
export function emergenceOf(masks: readonly UnitsLeft[], distance: number): number | null {
  const found = masks.findIndex((_, at) => hasEmerged(masks.slice(0, at + 1), distance));
  return found < 0 ? null : found;
}

/**
 * Places of channels by (|γ|, position), 0 the lowest: what masks of any share follow from, for `channelMask` takes ranks as
 * well as scales.
 */
export function channelRanks(scales: readonly ArrayLike<number>[]): number[] {
  const sizes = scales.flatMap((values) => Array.from(values, Math.abs));
  const ranks = sizes.map(() => 0);
  [...sizes.keys()].toSorted((a, b) => sizes[a] - sizes[b] || a - b).forEach((at, rank) => (ranks[at] = rank));
  return ranks;
}

/** Numbers of all channels in a row, by layer. */
export function byLayer(values: readonly number[], sizes: readonly number[]): number[][] {
  let from = 0;
  return sizes.map((size) => values.slice(from, (from += size)));
}

/**
 * What a run has left whole, where it trained on without channels: those of whose kernel some weight is there. Kept channels
 * never have a kernel of zeros.
 */
export const channelsLeft = (groups: readonly UnitGroup[], weights: Weights): UnitsLeft =>
  groups.map(({ kernel, units }) => {
    const left = new Uint8Array(units);
    weights[kernel].forEach((value, place) => {
      if (value !== 0) left[place % units] = 1;
    });
    return left;
  });

/** Masks of the full network's scales at one share, held against each other. */
export interface Looks {
  /** after which masks were drawn */
  readonly steps: readonly number[];
  /** share of the channels that differ, [mask][mask], 0 … 1 */
  readonly distances: readonly (readonly number[])[];
  /** to expect by chance */
  readonly chance: number;
  /** the first mask that has come to rest, from 0; null: none has */
  readonly emerged: number | null;
}
