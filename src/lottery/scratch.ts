import { initialize, type InitializerSettings } from './initializers';
import type { Masks } from './masks';
import { sizeOf, type ParameterSpec, type Weights } from './parameters';
import type { Chance } from './step';
import { countUnits, placesLeft, putWeights, smallerSpecs, unitsLeft, type UnitGroup } from './units';

/**
 * The smaller network drawn anew, with its own fans: what a person would draw who knew its form only (Liu et al. 2019).
 * Reinitialized networks have the fans of the full one. In the places of the whole network; what has gone is as nothing is drawn.
 */
export function fromScratch(inputs: {
  readonly specs: readonly ParameterSpec[];
  readonly masks: Masks;
  readonly initializer: InitializerSettings;
  readonly chance: Chance;
  readonly units: readonly UnitGroup[];
}): Weights {
  const { specs, masks, initializer, chance, units } = inputs;
  const left = unitsLeft(specs, units, masks);
  const drawn = initialize(smallerSpecs(specs, units, countUnits(left)), initializer, chance.seed, ...chance.names);
  const plain = specs.map(({ shape, kind }) =>
    new Float32Array(sizeOf(shape)).fill(kind === 'scale' || kind === 'variance' ? 1 : 0),
  );
  return putWeights(drawn, placesLeft(specs, units, left), plain);
}
