import type { Control } from '.';
import { placesOf } from '../masks';
import { permutation, stream } from '../random/stream';

/**
 * The ticket's masks with the survivors' θ₀ in random order, layer by layer (Zhou et al. 2019, "reshuffle"; Vischer et al. 2022,
 * "mask/permuted"): the values stay, which stands where does not. New weights change the values as well, since pruning by
 * magnitude leaves large ones.
 */
const permuted: Control = {
  id: 'permuted',
  order: 3,
  version: 1,
  needs: ['theta0', 'masks', 'chance'],
  chain: 'ticket',
  keepsPlaces: true,
  start: ({ specs, theta0, masks, chance: { seed, names } }) => ({
    weights: theta0.map((values, index) => {
      const mask = masks[index];
      if (!mask) return values;
      const survivors = placesOf(mask);
      const order = permutation(stream(seed, ...names, specs[index].name), survivors.length);
      const moved = values.slice();
      survivors.forEach((at, place) => {
        moved[at] = values[survivors[order[place]]];
      });
      return moved;
    }),
    masks,
  }),
};

export default permuted;
