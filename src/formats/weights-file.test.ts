import { zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { toBase64 } from './base64';
import { DamagedFile } from './damaged-file';
import { openWeights, writeWeights } from './weights-file';

const weights = [Float32Array.of(0.5, -1.27, 0, 0.004), new Float32Array(3)];
const text = await writeWeights(new Map([['abc', weights]]));
const read = async (changed: string): Promise<Float32Array[] | undefined> => openWeights(changed)('abc');
const zlib = (...bytes: number[]): string => toBase64(zlibSync(Uint8Array.from(bytes)));
const withBytes = (packed: string): string => text.replace(/"zlib":"[^"]*"/, `"zlib":"${packed}"`);

describe('weights for looking at', () => {
  it('come back within half a unit, 1/127 of the largest; zeros stay zero', async () => {
    const [first, second] = (await read(text)) ?? [];
    first.forEach((value, at) => expect(Math.abs(value - weights[0][at])).toBeLessThanOrEqual(0.005 + 1e-7));
    expect(first[2]).toBe(0);
    expect([...second]).toEqual([0, 0, 0]);
  });
  it('are not there for other recipes, whatever these are called', async () => {
    expect(await openWeights(text)('other')).toBeUndefined();
    expect(await openWeights(text)('constructor')).toBeUndefined();
  });
  it.each([
    ['{}', 'does not hold weights'],
    [text.slice(0, -9), 'not valid JSON; they may be cut off'],
    [text.replace('"length":4', '"length":5'), 'Parameter 1 does not have its 5 weights'],
    [text.replace('"length":4', '"length":3'), 'Parameter 1 does not have its 3 weights'],
    [text.replace('"length":4', '"length":-4'), 'runs.abc.0.length: it is -4; allowed: at least 0.'],
    [text.replace('"length":4', '"length":1e12'), 'runs.abc.0.length: it is 1000000000000; allowed: at most 50000000.'],
    [text.replace(/"length":\d/g, '"length":40000000'), 'A run has 80000000 weights; at most 50000000 are read.'],
    [text.replace(/"scale":[\d.]+/, '"scale":1e999'), 'runs.abc.0.scale: it is Infinity; allowed: a number.'],
    [text.replace(/"scale":[\d.]+/, '"scale":1e37'), 'runs.abc.0.scale: it is 1e+37; allowed: at most 2.6e+36.'],
    [text.replace(/"scale":[\d.]+/, '"scale":null'), 'runs.abc.0.scale: it is null; allowed: a number.'],
    [withBytes('####'), 'Parameter 1 of the weights cannot be unpacked.'],
    // one bit of the packed bytes: the checksum no longer fits
    [
      withBytes(zlib(50, 129, 0, 1).replace(/.(?==*$)/, (last) => (last === 'A' ? 'Q' : 'A'))),
      'Parameter 1 of the weights cannot be unpacked.',
    ],
    [withBytes(zlib(50, 128, 0, 1)), 'holds the byte -128; allowed: -127 … 127.'],
  ])('are refused when damaged: %#', async (changed, message) => {
    await expect(read(changed)).rejects.toThrow(message);
    await expect(read(changed)).rejects.toBeInstanceOf(DamagedFile);
  });
});
