import { pointSet } from '../../../../../../src/tasks/classification/points';

/** Four stripes, of two classes in turn. */
export default pointSet({
  id: 'stripes',
  order: 99,
  classes: 2,
  place(label, random) {
    const [x, y] = [2 * random.uniform() - 1, random.uniform()];
    return [x, (label + 2 * Math.floor(2 * y) + random.uniform()) / 2 - 1];
  },
});
