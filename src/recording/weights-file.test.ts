import { describe, expect, it } from 'vitest';
import { openWeights, writeWeights } from './weights-file';

const weights = [Float32Array.of(0.5, -1.27, 0, 0.004), new Float32Array(3)];
const text = writeWeights(new Map([['abc', weights]]));

describe('weights for looking at', () => {
  it('come back within half a unit, 1/127 of the largest; zeros stay zero', () => {
    const [first, second] = openWeights(text)('abc') ?? [];
    first.forEach((value, at) => expect(Math.abs(value - weights[0][at])).toBeLessThanOrEqual(0.005 + 1e-7));
    expect(first[2]).toBe(0);
    expect([...second]).toEqual([0, 0, 0]);
  });
  it('are not there for other recipes', () => expect(openWeights(text)('other')).toBeUndefined());
  it('are refused when damaged', () => {
    expect(() => openWeights('{}')).toThrow('does not hold weights');
    expect(() => openWeights(text.replace('"length":4', '"length":5'))('abc')).toThrow('its 5 weights');
  });
});
