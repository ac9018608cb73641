import type { Control } from '.';
import { countKept, denseMasks, type Masks } from '../masks';
import type { ParameterSpec } from '../parameters';
import { permutation, stream, type RandomStream } from '../random/stream';
import { unitsLeft, withoutUnits, type UnitGroup } from '../units';

/**
 * θ₀ under a mask with the same count in every layer, positions shuffled. Where whole units go, as many whole units of every
 * layer, chosen by chance (Li et al. 2017, §4.4): shuffled weights would leave something of every one, and nothing smaller.
 */
const randomMask: Control = {
  id: 'random-mask',
  order: 3,
  version: 1,
  needs: ['theta0', 'masks', 'chance'],
  chain: 'ticket',
  keepsPlaces: false,
  byUnits: true,
  start({ specs, theta0, masks, chance: { seed, names }, units }) {
    const drawn = ({ name }: ParameterSpec): RandomStream => stream(seed, ...names, name);
    const shuffled = masks.map((mask, index) => mask && shuffle(mask, drawn(specs[index])));
    return { weights: theta0, masks: units.length > 0 ? randomUnits(specs, units, masks, drawn) : shuffled };
  },
};

function shuffle(mask: Uint8Array, random: RandomStream): Uint8Array {
  const shuffled = new Uint8Array(mask.length);
  for (const at of permutation(random, mask.length).subarray(0, countKept(mask))) shuffled[at] = 1;
  return shuffled;
}

function randomUnits(
  specs: readonly ParameterSpec[],
  groups: readonly UnitGroup[],
  masks: Masks,
  drawn: (spec: ParameterSpec) => RandomStream,
): Masks {
  const left = unitsLeft(specs, groups, masks);
  const chosen = left.map((units, at) => shuffle(units, drawn(specs[groups[at].kernel])));
  return withoutUnits(specs, groups, denseMasks(specs), chosen);
}

export default randomMask;
