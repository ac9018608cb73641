import { stream } from '../../../lottery/random/stream';
import type { Examples, SplitName } from '../../../engine/examples';
import type { Asked, DataSet } from '../dataset';
import { balancedLabels, checkCounts } from '../generated';
import { paint, SIZE } from '../textures/painter';
import { patterns } from '../textures/patterns';

/** Textures and shapes in colour, made from formulas: for convolutional networks, no files needed. */
const textures: DataSet = {
  id: 'textures',
  order: 6,
  version: 1,
  inputShape: [SIZE, SIZE, 3],
  classes: patterns.length,
  drawing: 'image',
  options: ['difficulty'],
  most: { train: 50_000, test: 50_000 },
  files: [],
  load(settings, seed) {
    checkCounts(textures, settings);
    const split = (name: SplitName): Examples => make(settings, seed, name);
    return {
      inputShape: [SIZE, SIZE, 3],
      classNames: patterns.map(({ name }) => name),
      train: split('train'),
      validation: split('validation'),
      test: split('test'),
    };
  },
};

/** Example i is a function of (seed, split, i): asking for more examples changes no other one. */
function make(settings: Asked, seed: number, split: SplitName): Examples {
  const count = settings[split];
  const size = SIZE * SIZE * 3;
  const labels = balancedLabels(seed, textures.id, split, count, patterns.length);
  const inputs = new Uint8Array(count * size);
  for (let k = 0; k < count; k += 1) {
    const random = stream(seed, 'data', textures.id, split, k);
    paint(inputs, k * size, labels[k], settings.difficulty, random);
  }
  return { count, inputs, labels };
}

export default textures;
