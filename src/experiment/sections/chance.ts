/** What is left to chance, and how often it is tried. */
import { number } from '../../field';

const seed = number({ default: 1, min: 0, max: 999_999, step: 1, widget: 'seed' });

export const chance = {
  trials: number({ default: 3, min: 1, max: 20, step: 1, unit: 'count', main: true }),
  initializationSeed: seed,
  orderSeed: seed,
  splitSeed: seed,
};
