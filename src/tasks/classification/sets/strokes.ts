import { stream } from '../../../lottery/random/stream';
import type { Examples, SplitName } from '../../../engine/examples';
import type { Asked, DataSet } from '../dataset';
import { balancedLabels, checkCounts } from '../generated';
import { createWriter, SIZE, type Writer } from '../strokes/handwriting';

const DIGITS = 10;

/** Handwritten digits made from vector strokes: the embedded default, no files needed. */
const strokes: DataSet = {
  id: 'strokes',
  order: 1,
  version: 1,
  inputShape: [SIZE, SIZE, 1],
  classes: DIGITS,
  drawing: 'image',
  options: ['difficulty'],
  most: { train: 100_000, test: 100_000 },
  files: [],
  load(settings, seed) {
    checkCounts(strokes, settings);
    const writer = createWriter();
    const split = (name: SplitName): Examples => write(writer, settings, seed, name);
    return {
      inputShape: [SIZE, SIZE, 1],
      classNames: Array.from({ length: DIGITS }, (_, digit) => String(digit)),
      train: split('train'),
      validation: split('validation'),
      test: split('test'),
    };
  },
};

/** Example i is a function of (seed, split, i): asking for more examples changes no other one. */
function write(writer: Writer, settings: Asked, seed: number, split: SplitName): Examples {
  const count = settings[split];
  const labels = balancedLabels(seed, strokes.id, split, count, DIGITS);
  const inputs = new Uint8Array(count * SIZE * SIZE);
  for (let k = 0; k < count; k += 1) {
    const random = stream(seed, 'data', strokes.id, split, k);
    writer.write(inputs, k * SIZE * SIZE, labels[k], settings.difficulty, random);
  }
  return { count, inputs, labels };
}

export default strokes;
