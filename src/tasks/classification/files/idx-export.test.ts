import { gunzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { dataSets } from '../data-sets';
import { idxFiles } from './idx-export';
import { parseInputs, parseLabels } from './idx-format';

const settings = { set: 'strokes', train: 40, validation: 20, test: 10, difficulty: 0.5, noise: 0.1 };

it('images and labels come back with the same bits, through the reader of IDX files', () => {
  const splits = dataSets.get('strokes').load(settings, 1, {});
  const files = idxFiles(splits);
  expect(files.map(({ name }) => name)).toEqual([
    'train-images-idx3-ubyte.gz',
    'train-labels-idx1-ubyte.gz',
    'validation-images-idx3-ubyte.gz',
    'validation-labels-idx1-ubyte.gz',
    'test-images-idx3-ubyte.gz',
    'test-labels-idx1-ubyte.gz',
  ]);
  const [images, labels] = files.map(({ name, bytes }) => ({ name, bytes: gunzipSync(bytes) }));
  expect(parseInputs(images.bytes, images.name)).toMatchObject({
    count: 40,
    inputShape: [28, 28, 1],
    values: splits.train.inputs,
  });
  expect(parseLabels(labels.bytes, labels.name)).toEqual(splits.train.labels);
});

it('the same examples are the same files', () => {
  const make = () => idxFiles(dataSets.get('strokes').load(settings, 1, {}));
  expect(make()).toEqual(make());
});

it('points are big-endian floats', () => {
  const splits = dataSets.get('moons').load({ ...settings, set: 'moons' }, 1, {});
  const [points] = idxFiles(splits);
  expect(points.name).toBe('train-points-idx2-float.gz');
  const view = new DataView(gunzipSync(points.bytes).buffer);
  expect([view.getUint32(0), view.getUint32(4), view.getUint32(8)]).toEqual([0x0d02, 40, 2]);
  expect(view.getFloat32(12 + 4 * 79)).toBe(splits.train.inputs[79]);
});
