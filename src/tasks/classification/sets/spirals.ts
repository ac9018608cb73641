import { cos, sin } from '../../../lottery/random/maths';
import { pointSet } from '../points';

const TURNS = 1; // arms 0.44 apart

/** Two arms wound around each other, evenly dense along the radius. */
export default pointSet({
  id: 'spirals',
  order: 10,
  classes: 2,
  place(label, random) {
    const t = random.uniform();
    const radius = 0.08 + 0.87 * t;
    const angle = 2 * Math.PI * (TURNS * t + label / 2);
    return [radius * cos(angle), radius * sin(angle)];
  },
});
