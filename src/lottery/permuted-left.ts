import { placesOf, type Masks } from './masks';
import type { ParameterSpec, Weights } from './parameters';
import { permutation, stream } from './random/stream';
import type { Chance } from './step';

interface Left {
  readonly specs: readonly ParameterSpec[];
  readonly masks: Masks;
  readonly chance: Chance;
}

/** The weights that are left in random order within their layer; others, and those never pruned, stay. */
export const permutedLeft = (weights: Weights, { specs, masks, chance: { seed, names } }: Left): Weights =>
  weights.map((values, index) => {
    const mask = masks[index];
    if (!mask) return values;
    const left = placesOf(mask);
    const order = permutation(stream(seed, ...names, specs[index].name), left.length);
    const moved = values.slice();
    left.forEach((at, place) => {
      moved[at] = values[left[order[place]]];
    });
    return moved;
  });
