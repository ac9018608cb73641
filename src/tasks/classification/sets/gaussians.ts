import { pointSet } from '../points';

const SPREAD = 0.14; // standard deviation of a cloud without noise
const CENTRES = [
  [0, 0.6],
  [-0.55, -0.35],
  [0.55, -0.35],
] as const;

/** Three round clouds. */
export default pointSet({
  id: 'gaussians',
  order: 13,
  classes: CENTRES.length,
  place(label, random) {
    const [x, y] = CENTRES[label];
    return [x + SPREAD * random.normal(), y + SPREAD * random.normal()];
  },
});
