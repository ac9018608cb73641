import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../problem';
import type { DataInfo, DataSettings } from '../task';
import { entropyOf } from './grammar/entropy';
import { ALPHABET } from './grammar/lexicon';
import { bitsOf, sourceOf } from './grammar/source';
import { guessing } from './guessing';
import task from './task';
import work from './work';
import { grammarOf } from './sets/pseudo-language';
import { frequenciesOf } from './windows';

const settings = {
  set: 'pseudo-language',
  train: 1_000,
  validation: 100,
  test: 300,
  window: 32,
  lexicon: 8,
  nesting: 2,
};
const { splits, info } = work.load(settings, 1, {});
const data: DataInfo = { ...info, filesHash: null };
const about = { settings, info };
const textOf = (numbers: Uint8Array): string => [...numbers].map((number) => ALPHABET[number]).join('');

describe('windows of the pseudo-language', () => {
  const { train, test } = splits;

  it('begin with a sentence, and have what follows each character', () => {
    expect([train.inputs.length, train.labels.length]).toEqual([32_000, 32_000]);
    expect(textOf(train.labels.subarray(0, 64))).toBe(
      'ge duna goduk ke mo goduk sofilubefu godum sofiluh ge nok.mo dof',
    );
    for (let at = 0; at < train.count; at += 1) {
      const inputs = Uint8Array.from(train.inputs.slice(at * 32, (at + 1) * 32));
      const labels = train.labels.slice(at * 32, (at + 1) * 32);
      expect(textOf(inputs)).toBe(`.${textOf(labels).slice(0, -1)}`);
    }
  });

  it('do not depend on how many are asked for', () => {
    const fewer = work.load({ ...settings, train: 100, test: 100 }, 1, {}).splits;
    expect(fewer.train.labels).toEqual(train.labels.slice(0, 3_200));
    expect(fewer.test.labels).toEqual(test.labels.slice(0, 3_200));
    expect(work.load(settings, 2, {}).splits.test.labels).not.toEqual(test.labels);
  });

  it('have the bits of the source, fewer than a table of pairs leaves', () => {
    const start = sourceOf(grammarOf(settings, 1));
    const bits = Array.from({ length: test.count }, (_, at) =>
      bitsOf(start, textOf(test.labels.subarray(at * 32, (at + 1) * 32))),
    ).flat();
    expect(bits).toHaveLength(300 * 32);
    expect(info.sourceBits).toBeCloseTo(bits.reduce((sum, of) => sum + of, 0) / bits.length, 12);
    // what follows each character in training, one more of each than there is
    const pairs = ALPHABET.map(() => ALPHABET.map(() => 1));
    train.labels.forEach((label, at) => (pairs[train.inputs[at]][label] += 1));
    const shares = pairs.map((row) => row.map((count) => count / row.reduce((sum, other) => sum + other, 0)));
    const ofPairs = [...test.labels].map((label, at) => -Math.log2(shares[test.inputs[at]][label]));
    const mean = ofPairs.reduce((sum, of) => sum + of, 0) / ofPairs.length;
    expect(mean).toBeGreaterThan(2 * (info.sourceBits ?? Infinity));
    expect(mean).toBeLessThan(info.characterEntropy ?? 0);
  });
});

describe('the task', () => {
  it('judges by bits per character: nats of the engine by ln 2', () => {
    expect(work.measure?.({ loss: Math.LN2, right: 0.5 })).toEqual({ 'bits-per-character': 1 });
    expect(task.judge).toMatchObject({ better: 'lower', unit: 'bits' });
  });

  it('fails where only frequencies are known, and cannot do better than the source', () => {
    expect(task.failure(about)).toBe(entropyOf(frequenciesOf(splits.train, 23)));
    expect(task.ideal(about)).toBe(info.sourceBits);
    expect(task.failure({ settings, info: null })).toBeCloseTo(4.523561956, 9); // log₂ 23
    expect(task.ideal({ settings, info: null })).toBeNull();
    const { floor, exact, isGuessing } = task.guessing(about);
    expect(floor).toBeCloseTo(task.failure(about) * (2 / 3) + (info.sourceBits ?? 0) / 3, 12);
    expect([exact, isGuessing(floor + 1e-9), isGuessing(floor), isGuessing(NaN)]).toEqual([true, true, false, true]);
  });

  it('asks for significantly fewer bits than frequencies leave where no source is known', () => {
    // 66 kinds of characters: √(¼ ln² 65 + 1) / ln 2 = 3.339 bits at most, over √256
    const { floor, against } = guessing({ failure: 4.8, ideal: null, kinds: 66, windows: 256, exact: true });
    expect(floor).toBeCloseTo(4.8 - (1.6448536269514722 * 3.339) / 16, 3);
    expect(against).toBe('failure');
  });

  it('reads characters one at a time and gives one for each', () => {
    expect(task.inputShape(settings)).toEqual([32]);
    expect(task.outputs(about)).toBe(23);
    expect(task.inputShape({ set: 'pseudo-language', train: 1, validation: 1, test: 1 })).toEqual([32]);
  });

  it.each<[string, Partial<DataInfo>, Partial<DataSettings>]>([
    ['its examples have the shape [16]; the settings ask for [32]', { inputShape: [16] }, {}],
    ['its text has 2 kinds of characters; "pseudo-language" has 23', { classNames: ['a', 'b'] }, {}],
    ['its characters have an entropy of 4.6 bits; allowed: above 0 and at most 4.524', { characterEntropy: 4.6 }, {}],
    [
      'its characters have an entropy of none bits; allowed: above 0 and at most 4.524',
      { characterEntropy: undefined },
      {},
    ],
    [
      'the source of "pseudo-language" would need none bits per character; allowed: above 0 and at most 4.524',
      { sourceBits: undefined },
      {},
    ],
  ])('refuses data of which a file says: %s', (expected, wrong, other) => {
    expect(task.contradiction({ ...settings, ...other }, data)).toBeNull();
    const found = task.contradiction({ ...settings, ...other }, { ...data, ...wrong });
    expect(found && inEnglish(found)).toBe(expected);
  });
});

it('shows a few examples as they are trained on', () => {
  const shown = work.show?.(settings, 1, {});
  expect(shown?.labels).toEqual(splits.train.labels.slice(0, 8 * 32));
  expect(shown?.classNames).toEqual(ALPHABET);
});
