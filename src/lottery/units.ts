/** Whole units of dense layers and filters of convolutions: what goes with them, and what is left without them. */
import type { Masks } from './masks';
import { columnsOf, isKernel, sizeOf, type ParameterSpec, type Weights } from './parameters';

/**
 * Units of a dense layer, or filters of a convolution, that can go. All numbers but `units` are indices of parameters.
 * What is added to a shortcut cannot go (Li et al. 2017, §3.3), nor can outputs.
 */
export interface UnitGroup {
  /** the kernel that makes them: each is one of its columns */
  readonly kernel: number;
  /** how many there are */
  readonly units: number;
  /** what has one number per unit: biases, batch-norm */
  readonly vectors: readonly number[];
  /** the kernels that read them: of a kernel [rows, outputs], row r belongs to unit r mod `units` */
  readonly readers: readonly number[];
}

/** Of every group: 1 where a unit is left, 0 where it has gone. */
export type UnitsLeft = readonly Uint8Array[];

/**
 * The units that some weight which is left leads on from, to a unit that is left. The others change no answer, whatever they
 * hold, so this is exact for masks of any form. At least one of each group is left, else there would be no network.
 * @param groups in the order of their kernels
 */
export function unitsLeft(specs: readonly ParameterSpec[], groups: readonly UnitGroup[], masks: Masks): UnitsLeft {
  const left = groups.map(({ units }) => new Uint8Array(units));
  for (const [at, { units, readers }] of [...groups.entries()].toReversed()) {
    for (const reader of readers) {
      const [mask, columns] = [masks[reader], columnsOf(specs[reader])];
      const behind = groups.findIndex(({ kernel }) => kernel === reader);
      for (let place = 0; place < sizeOf(specs[reader].shape); place += 1) {
        if (mask && mask[place] === 0) continue;
        if (behind >= 0 && left[behind][place % columns] === 0) continue;
        left[at][Math.floor(place / columns) % units] = 1;
      }
    }
    if (!left[at].includes(1)) left[at][0] = 1;
  }
  return left;
}

/** Masks without the units that have gone: without the weights that make them, and those that read them. */
export function withoutUnits(
  specs: readonly ParameterSpec[],
  groups: readonly UnitGroup[],
  masks: Masks,
  left: UnitsLeft,
): Masks {
  const next = masks.map((mask) => (mask ? mask.slice() : null));
  const clear = (parameter: number, isGone: (row: number, column: number) => boolean): void => {
    const [mask, columns] = [next[parameter], columnsOf(specs[parameter])];
    if (!mask) return;
    for (let at = 0; at < mask.length; at += 1) if (isGone(Math.floor(at / columns), at % columns)) mask[at] = 0;
  };
  for (const [at, { kernel, units, readers }] of groups.entries()) {
    clear(kernel, (_row, column) => left[at][column] === 0);
    for (const reader of readers) clear(reader, (row) => left[at][row % units] === 0);
  }
  return next;
}

/** What of a parameter belongs to which group: its columns to the one that it makes, its rows to the one that it reads. */
interface Parts {
  readonly made: number;
  readonly read: number;
}

const partsOf = (groups: readonly UnitGroup[], parameter: number): Parts => ({
  made: groups.findIndex(({ kernel, vectors }) => kernel === parameter || vectors.includes(parameter)),
  read: groups.findIndex(({ readers }) => readers.includes(parameter)),
});

/** Where the numbers of the smaller network stand in those of the whole one, per parameter; null: all of them are left. */
export type Places = readonly (Uint32Array | null)[];

export const placesLeft = (specs: readonly ParameterSpec[], groups: readonly UnitGroup[], left: UnitsLeft): Places =>
  specs.map((spec, parameter) => {
    const { made, read } = partsOf(groups, parameter);
    if (made < 0 && read < 0) return null;
    const columns = columnsOf(spec);
    const places: number[] = [];
    for (let at = 0; at < sizeOf(spec.shape); at += 1) {
      if (made >= 0 && left[made][at % columns] === 0) continue;
      if (read >= 0 && left[read][Math.floor(at / columns) % groups[read].units] === 0) continue;
      places.push(at);
    }
    return Uint32Array.from(places);
  });

/** The parameters of the smaller network; kernels have fans of their own. @param units left of every group */
export const smallerSpecs = (
  specs: readonly ParameterSpec[],
  groups: readonly UnitGroup[],
  units: readonly number[],
): ParameterSpec[] =>
  specs.map((spec, parameter) => {
    const { made, read } = partsOf(groups, parameter);
    const kept = (group: number, of: number): number => (group < 0 ? of : (of * units[group]) / groups[group].units);
    if (!isKernel(spec)) return made < 0 ? spec : { ...spec, shape: [units[made]] };
    const [inputs, outputs] = spec.shape.slice(-2);
    return {
      ...spec,
      shape: [...spec.shape.slice(0, -2), kept(read, inputs), kept(made, outputs)],
      fanIn: kept(read, spec.fanIn),
      fanOut: kept(made, spec.fanOut),
    };
  });

/**
 * How many units of every group are left where whole units went and nothing else, told by the weights that are left.
 * @param groups in the order of their kernels @param remaining weights left per parameter
 */
export function unitsOfCounts(
  specs: readonly ParameterSpec[],
  groups: readonly UnitGroup[],
  remaining: readonly number[],
): number[] {
  const left: number[] = [];
  for (const { kernel, units } of groups) {
    const { read } = partsOf(groups, kernel);
    const inputs = read < 0 ? 1 : left[read] / groups[read].units; // share of what the kernel reads
    left.push(Math.round((units * remaining[kernel]) / (sizeOf(specs[kernel].shape) * inputs)));
  }
  return left;
}

/** How many units of every group are left. */
export const countUnits = (left: UnitsLeft): number[] => left.map((units) => units.reduce((sum, one) => sum + one, 0));

/** The numbers of the smaller network, out of those of the whole one: new arrays. */
export const takeWeights = (weights: Weights, places: Places): Float32Array[] =>
  weights.map((values, parameter) => {
    const from = places[parameter];
    return from ? Float32Array.from(from, (at) => values[at]) : values.slice();
  });

export const takeMasks = (masks: Masks, places: Places): Masks =>
  masks.map((mask, parameter) => {
    const from = places[parameter];
    return mask && (from ? Uint8Array.from(from, (at) => mask[at]) : mask.slice());
  });

/** Numbers of the smaller network in their places; what has gone holds what `whole` holds there. New arrays. */
export const putWeights = (small: Weights, places: Places, whole: Weights): Float32Array[] =>
  whole.map((values, parameter) => {
    const [to, own] = [places[parameter], small[parameter]];
    if (!to) return own.slice();
    const put = values.slice();
    for (const [index, at] of to.entries()) put[at] = own[index];
    return put;
  });

/** How many of so many units are left when this share goes: as many as stay whole, and one at least (Li et al. 2017: "int"). */
export const unitsKept = (units: number, share: number): number => Math.max(1, Math.floor(units * (1 - share) + 1e-9)); // 10 · (1 − .7) is 3, whatever floats say
