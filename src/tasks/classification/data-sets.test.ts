import { describe, expect, test } from 'vitest';
import { sizeOf } from '../../lottery/parameters';
import { dataSets } from './data-sets';
import { MissingFile } from './files/data-file-error';
import type { Examples } from '../../engine/examples';
import type { DataFiles } from '../task';
import type { Asked } from './dataset';
import { filesFor } from './files/files-fixture';

const SPLITS = ['train', 'validation', 'test'] as const;

const asked = (set: string, more: Partial<Asked> = {}): Asked => ({
  set,
  train: 120,
  validation: 60,
  test: 60,
  difficulty: 0.5,
  noise: 0.1,
  ...more,
});

const without = (files: DataFiles, role: string): DataFiles =>
  Object.fromEntries(Object.entries(files).filter(([name]) => name !== role));

const bytesOf = ({ inputs }: Examples): Uint8Array =>
  new Uint8Array(inputs.buffer, inputs.byteOffset, inputs.byteLength);

describe('the list of data sets', () => {
  test('is in the order of lists', () => {
    expect(dataSets.ids).toEqual([
      'strokes',
      'mnist',
      'fashion-mnist',
      'idx',
      'cifar-10',
      'textures',
      'spirals',
      'moons',
      'circles',
      'gaussians',
      'xor',
    ]);
  });

  test('has no id or place twice', () => {
    expect(new Set(dataSets.ids).size).toBe(dataSets.all.length);
    expect(new Set(dataSets.all.map(({ order }) => order)).size).toBe(dataSets.all.length);
  });

  test('says what is known when asked for something else', () => {
    expect(() => dataSets.get('foo')).toThrow(
      'Unknown data set "foo". Known: strokes, mnist, fashion-mnist, idx, cifar-10, textures, ' +
        'spirals, moons, circles, gaussians, xor.',
    );
  });
});

describe.each(dataSets.all)('data set $id', (set) => {
  const files = filesFor(set);
  const load = (more?: Partial<Asked>, seed = 1) => set.load(asked(set.id, more), seed, files);
  const splits = load();
  const classes = splits.classNames.length;

  test('gives the shapes it promises', () => {
    expect(splits.inputShape).toEqual(set.inputShape ?? [28, 28, 1]);
    expect(classes).toBe(set.classes ?? 10);
    expect(new Set(splits.classNames).size).toBe(classes);
    expect(set.drawing).toBe(splits.inputShape.length === 3 ? 'image' : 'point');
  });

  test.each(SPLITS)('%s: counts, labels and values are in range', (name) => {
    const { count, inputs, labels } = splits[name];
    expect(count).toBe(asked(set.id)[name]);
    expect(labels.length).toBe(count);
    expect(inputs.length).toBe(count * sizeOf(splits.inputShape));
    expect(labels.every((label) => label < classes)).toBe(true);
    expect(inputs instanceof Uint8Array).toBe(set.drawing === 'image');
    const most = set.drawing === 'image' ? 255 : 2;
    expect(inputs.every((value) => Math.abs(value) <= most)).toBe(true);
  });

  test('gives the same bytes for the same seed, others for another', () => {
    const [again, other] = [load(), load({}, 2)];
    for (const name of SPLITS) {
      expect(bytesOf(again[name])).toEqual(bytesOf(splits[name]));
      expect(again[name].labels).toEqual(splits[name].labels);
      expect(bytesOf(other[name])).not.toEqual(bytesOf(splits[name]));
    }
  });

  test('gives the same examples when more or fewer are asked for', () => {
    const fewer = load({ train: 70, validation: 30, test: 20 });
    for (const name of SPLITS) {
      const bytes = bytesOf(fewer[name]);
      expect(bytesOf(splits[name]).subarray(0, bytes.length)).toEqual(bytes);
      const { labels, count } = fewer[name];
      expect(splits[name].labels.subarray(0, count)).toEqual(labels);
    }
  });

  test('uses the options it lists, and no others', () => {
    for (const [option, value] of [
      ['difficulty', 0.9],
      ['noise', 0.3],
    ] as const) {
      const changed = bytesOf(load({ [option]: value }).train).join() !== bytesOf(splits.train).join();
      expect(changed).toBe(set.options.includes(option));
    }
  });

  test('refuses more examples than it can give', () => {
    const { train, test: most } = set.most;
    expect(() => load({ train, validation: 1 })).toThrow(
      `Data set "${set.id}" gives at most ${train} examples for training and validation ` +
        `together, not ${train} + 1.`,
    );
    expect(() => load({ test: most + 1 })).toThrow(
      `Data set "${set.id}" gives at most ${most} test examples, not ${most + 1}.`,
    );
    expect(() => load({ test: 0 })).toThrow('The number of test examples must be a whole number from 1 up, not 0.');
    expect(() => load({ train: 1.5 })).toThrow('not 1.5');
  });
});

const generated = dataSets.all.filter(({ files }) => files.length === 0);

describe.each(generated)('generated set $id', (set) => {
  const splits = set.load(asked(set.id), 1, {});
  const classes = splits.classNames.length;

  test('has balanced labels, in mixed order', () => {
    for (const name of SPLITS) {
      const { labels, count } = splits[name];
      const counts = Array.from({ length: classes }, () => 0);
      for (const label of labels) counts[label] += 1;
      expect(counts).toEqual(counts.map(() => count / classes));
      expect(labels.slice(0, count / 2)).not.toEqual(labels.slice(count / 2));
    }
  });

  test('has no example twice', () => {
    const seen = new Set<string>();
    for (const name of SPLITS) {
      const bytes = bytesOf(splits[name]);
      const size = bytes.length / splits[name].count;
      for (let k = 0; k < splits[name].count; k += 1) {
        seen.add(bytes.subarray(k * size, (k + 1) * size).join());
      }
    }
    expect(seen.size).toBe(SPLITS.reduce((sum, name) => sum + splits[name].count, 0));
  });
});

describe.each(dataSets.all.filter(({ files }) => files.length > 0))('set of files $id', (set) => {
  test('names the file that is missing', () => {
    const files = filesFor(set);
    for (const file of set.files.filter(({ optional }) => !optional)) {
      const load = () => set.load(asked(set.id), 1, without(files, file.role));
      expect(load).toThrow(`${file.path} (${file.role}): this file is missing.`);
      expect(load).toThrow(MissingFile);
    }
  });
});
