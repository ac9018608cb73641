import { cos, sin } from '../../../lottery/random/maths';
import { pointSet } from '../points';

const RADII = [0.4, 0.85];

/** A circle within a circle. */
export default pointSet({
  id: 'circles',
  order: 12,
  classes: RADII.length,
  place(label, random) {
    const angle = 2 * Math.PI * random.uniform();
    return [RADII[label] * cos(angle), RADII[label] * sin(angle)];
  },
});
