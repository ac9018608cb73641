import type { Control } from '.';
import { countKept } from '../masks';
import { permutation, stream } from '../random/stream';

/** θ₀ under a mask with the same count in every layer, positions shuffled. */
const randomMask: Control = {
  id: 'random-mask',
  order: 3,
  version: 1,
  needs: ['theta0', 'masks', 'chance'],
  chain: 'ticket',
  keepsPlaces: false,
  start: ({ specs, theta0, masks, chance: { seed, names } }) => ({
    weights: theta0,
    masks: masks.map((mask, index) => {
      if (!mask) return null;
      const random = stream(seed, ...names, specs[index].name);
      const kept = permutation(random, mask.length).subarray(0, countKept(mask));
      const shuffled = new Uint8Array(mask.length);
      for (const at of kept) shuffled[at] = 1;
      return shuffled;
    }),
  }),
};

export default randomMask;
