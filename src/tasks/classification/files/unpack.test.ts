import { gzipSync, strToU8 } from 'fflate';
import { gzipSync as fastGzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { stream } from '../../../lottery/random/stream';
import { imagesFile } from './files-fixture';
import { unpack } from './unpack';

const plain = imagesFile(100, 28, 28);

describe('unpack', () => {
  test('unpacks gzip, by its first bytes', () => {
    expect(unpack(gzipSync(plain), 'a', plain.length)).toEqual(plain);
  });

  test('unpacks files of more than one piece', () => {
    const random = stream(1, 'noise');
    const noise = Uint8Array.from({ length: 50_000 }, () => random.below(256));
    const packed = gzipSync(noise);
    expect(packed.length).toBeGreaterThan(32_768);
    expect(unpack(packed, 'a', noise.length)).toEqual(noise);
  });

  test('unpacks files of more than one member', () => {
    const [a, b] = [gzipSync(plain), gzipSync(plain.subarray(0, 500))];
    const both = new Uint8Array([...a, ...b]);
    const expected = new Uint8Array([...plain, ...plain.subarray(0, 500)]);
    expect(unpack(both, 'a', expected.length)).toEqual(expected);
  });

  test('hands plain bytes through', () => {
    expect(unpack(plain, 'a', plain.length)).toBe(plain);
  });

  test('refuses more than the limit, packed or not', () => {
    expect(() => unpack(plain, 'a', 1000)).toThrow('a: has 78416 bytes, expected at most 1000.');
    expect(() => unpack(gzipSync(plain), 'a', 1000)).toThrow('a: unpacks to more than 1000 bytes.');
  });

  test('refuses a small file that unpacks to a large one', () => {
    const bomb = fastGzipSync(new Uint8Array(50_000_000));
    expect(bomb.length).toBeLessThan(60_000);
    expect(() => unpack(bomb, 'a', 10_000)).toThrow('a: unpacks to more than 10000 bytes.');
  });

  test('says what is wrong with an empty, cut or damaged file', () => {
    const packed = gzipSync(plain);
    expect(() => unpack(new Uint8Array(), 'a', 10)).toThrow('a: is empty (0 bytes).');
    for (let length = 2; length < packed.length; length += 1) {
      expect(() => unpack(packed.subarray(0, length), 'a', 1e6)).toThrow(/^a: is .*cut off/u);
    }
    const damaged = packed.slice().fill(0xff, 12, 40);
    expect(() => unpack(damaged, 'a', 1e6)).toThrow(/^a: is damaged/u);
  });

  test.each(['<!doctype html><html></html>', '\n  <html>', '<?xml version="1.0"?>'])(
    'recognises a web page: %j',
    (page) => {
      expect(() => unpack(strToU8(page), 'a', 1000)).toThrow(
        'a: is a web page, not data; the server seems to have no such file.',
      );
    },
  );
});
