import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { messageOf } from '../../../problem';
import { entropyOf } from '../grammar/entropy';
import { frequenciesOf } from '../windows';
import { MOST_BYTES, numberText, readText } from './read-text';
import { windowsOfText } from './text-windows';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const settings = { set: 'text', train: 100, validation: 3, test: 3, window: 8, lexicon: 16, nesting: 2 };

/** What is said of a file; '' where it is taken. */
function refusal(bytes: Uint8Array, asked = settings): string {
  try {
    windowsOfText(bytes, 'own.txt', asked, 1);
    return '';
  } catch (error) {
    return messageOf(error);
  }
}

describe('a text', () => {
  it('has code points for characters, those of the training part alone, in their order', () => {
    // 20 characters, of which the last two are held out, one each
    const { characters, train, validation, test: tested } = numberText('ab ab ab 😀 שלום ab❤z', 'own.txt');
    expect(characters).toEqual([' ', 'a', 'b', 'ו', 'ל', 'ם', 'ש', '😀', 'other']);
    expect(train.slice(0, 10)).toEqual(Uint8Array.of(1, 2, 0, 1, 2, 0, 1, 2, 0, 7));
    expect([[...validation], [...tested]]).toEqual([[8], [8]]);
  });

  it('has 255 kinds at most, the most frequent ones, and one for all others', () => {
    const rare = String.fromCodePoint(...Array.from({ length: 300 }, (_, at) => 0x4e00 + at));
    const { characters, train } = numberText(`${'ab'.repeat(200)}${rare}${'a'.repeat(80)}`, 'own.txt');
    expect(characters).toHaveLength(256);
    expect(characters.slice(0, 3)).toEqual(['a', 'b', '一']);
    // of equally frequent ones the 253 lowest, and 47 that have no number of their own
    expect(train.filter((number) => number === 255)).toHaveLength(47);
  });

  it('is right-to-left, of pictures, or one line, as it likes', () => {
    for (const words of ['שלום עולם ', '😀😃👩‍👩‍👧‍👦', 'مرحبا بالعالم', 'no end of line ']) {
      expect(refusal(encode(words.repeat(100)))).toBe('');
    }
  });

  it.each([
    ['own.txt: is empty.', new Uint8Array()],
    ['own.txt: holds one kind of character only, 500 times; there is nothing to learn.', encode('a'.repeat(500))],
    ['own.txt: is not text in UTF-8, from byte 4 on.', Uint8Array.of(97, 98, 99, 0xff, 97)],
    ['own.txt: is not text in UTF-8, from byte 3 on.', Uint8Array.of(97, 0xed, 0xa0, 0x80)],
    ['own.txt: is not text in UTF-8, from byte 3 on.', Uint8Array.of(97, 98, 0xe2)],
    ['own.txt: has 20000001 bytes; at most 20000000 are read.', new Uint8Array(MOST_BYTES + 1)],
    [
      'own.txt: is too short: 10 characters are for validation, and 3 examples take 11 or more.',
      encode('abcdefghij'.repeat(20)),
    ],
  ])('is refused where %s', (expected, bytes) => {
    expect(refusal(bytes)).toBe(expected);
  });

  it('begins behind a mark of its encoding', () => {
    expect(readText(Uint8Array.of(0xef, 0xbb, 0xbf, 97), 'own.txt')).toBe('a');
  });

  it('gives windows with what follows each character: in training from anywhere, else evenly over the part', () => {
    const text = Array.from({ length: 1_000 }, (_, at) => String.fromCodePoint(0x61 + ((at * at) % 26))).join('');
    const numbered = numberText(text, 'own.txt');
    const { train, validation, characters } = windowsOfText(encode(text), 'own.txt', settings, 1);
    expect(characters).toEqual(numbered.characters);
    const windowOf = ({ inputs, labels }: typeof train, at: number) =>
      Uint8Array.of(inputs[at * 8], ...labels.subarray(at * 8, (at + 1) * 8));
    for (const [at, place] of [0, 20, 41].entries()) {
      expect(windowOf(validation, at)).toEqual(numbered.validation.slice(place, place + 9));
    }
    for (let at = 0; at < train.count; at += 1) {
      expect(train.inputs.slice(at * 8 + 1, (at + 1) * 8)).toEqual(train.labels.slice(at * 8, at * 8 + 7));
    }
    const more = windowsOfText(encode(text), 'own.txt', { ...settings, train: 200 }, 1).train;
    expect(more.labels.slice(0, 800)).toEqual(train.labels);
  });
});

// a folder with tinyshakespeare/input.txt.gz, where there is one
const folder = process.env.TICKET_LAB_DATA;

test.each(folder ? [folder] : [])('tiny Shakespeare in %s has 65 characters, and one for all others', (from) => {
  const bytes = gunzipSync(readFileSync(join(from, 'tinyshakespeare/input.txt.gz')));
  const { characters, train, validation, test: tested } = numberText(readText(bytes, 'input.txt'), 'input.txt');
  expect(characters).toHaveLength(66);
  expect([train.length, validation.length, tested.length]).toEqual([1_003_856, 55_769, 55_769]);
  // counted apart
  expect(entropyOf(frequenciesOf({ labels: train }, 66))).toBeCloseTo(4.774003583172, 10);
});
