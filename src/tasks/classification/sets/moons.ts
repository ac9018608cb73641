import { cos, sin } from '../../../lottery/random/maths';
import { pointSet } from '../points';

const SCALE = 0.6; // half-circles of this radius span [−0.9, 0.9] × [−0.45, 0.45]

/** Two half-circles, each reaching into the other. */
export default pointSet({
  id: 'moons',
  order: 11,
  classes: 2,
  place(label, random) {
    const angle = Math.PI * random.uniform();
    const side = label === 0 ? 1 : -1;
    return [SCALE * side * (cos(angle) - 0.5), SCALE * side * (sin(angle) - 0.25)];
  },
});
