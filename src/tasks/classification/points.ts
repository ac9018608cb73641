/** What the data sets of points in the plane share. */
import { stream, type RandomStream } from '../../lottery/random/stream';
import type { Examples, SplitName } from '../../engine/examples';
import type { Asked, DataSet } from './dataset';
import { balancedLabels, checkCounts } from './generated';

/** A set of points, given by where an example of a class lies before noise is added. */
interface PointSet {
  readonly id: string;
  readonly order: number;
  /** number of classes, at most 26: they are called A, B, … */
  readonly classes: number;
  /** a position in about [−1, 1]², without the noise of the settings */
  place(label: number, random: RandomStream): readonly [x: number, y: number];
}

/**
 * The data set of 2-D points of `set`. `noise` is the standard deviation added to both coordinates.
 * Example i is a function of (seed, split, i): asking for more examples changes no other one.
 */
export function pointSet(set: PointSet): DataSet {
  const split = (settings: Asked, seed: number, name: SplitName): Examples => {
    const count = settings[name];
    const labels = balancedLabels(seed, set.id, name, count, set.classes);
    const inputs = new Float32Array(2 * count);
    for (let k = 0; k < count; k += 1) {
      const random = stream(seed, 'data', set.id, name, k);
      const [x, y] = set.place(labels[k], random);
      inputs[2 * k] = x + settings.noise * random.normal();
      inputs[2 * k + 1] = y + settings.noise * random.normal();
    }
    return { count, inputs, labels };
  };
  const dataSet: DataSet = {
    id: set.id,
    order: set.order,
    version: 1,
    inputShape: [2],
    classes: set.classes,
    drawing: 'point',
    options: ['noise'],
    most: { train: 100_000, test: 100_000 },
    files: [],
    load(settings, seed) {
      checkCounts(dataSet, settings);
      return {
        inputShape: [2],
        classNames: Array.from({ length: set.classes }, (_, k) => String.fromCharCode(65 + k)),
        train: split(settings, seed, 'train'),
        validation: split(settings, seed, 'validation'),
        test: split(settings, seed, 'test'),
      };
    },
  };
  return dataSet;
}
