import { pointSet } from '../points';

const GAP = 0.06; // half the width of the empty cross between the squares

/** Four squares; opposite ones belong together. */
export default pointSet({
  id: 'xor',
  order: 14,
  classes: 2,
  place(label, random) {
    const side = random.below(2) === 0 ? 1 : -1;
    const x = side * (GAP + (0.9 - GAP) * random.uniform());
    const y = (label === 0 ? side : -side) * (GAP + (0.9 - GAP) * random.uniform());
    return [x, y];
  },
});
