import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fields } from '../../experiment/fields';
import { positionOf, positionsOf, valueAt, type Range } from './scale';

const learningRate: Range = { min: 0.00001, max: 2, step: 0.00001, scale: 'log' };
const rate: Range = { min: 0.05, max: 0.9, step: 0.01, scale: 'linear' };

describe('slider positions', () => {
  it('go through a linear range in steps', () => {
    expect(positionsOf(rate)).toBe(85);
    expect(valueAt(rate, positionOf(rate, 0.35))).toBe(0.35);
    expect(valueAt(rate, 0)).toBe(0.05);
    expect(valueAt(rate, 85)).toBe(0.9);
  });

  it('go through a logarithmic range with two digits', () => {
    expect(positionOf(learningRate, 0.0012)).toBe(47); // 120 · ln(120) / ln(200000)
    expect(valueAt(learningRate, 47)).toBe(0.0012);
    expect(valueAt(learningRate, 120)).toBe(2);
  });

  it('give values that every numeric setting allows', () => {
    for (const field of fields) {
      if (field.kind !== 'number') continue;
      const { schema, path } = field;
      assert(
        property(integer({ min: 0, max: positionsOf(field) }), (position) => {
          const value = valueAt(field, position);
          expect([path, value, schema.safeParse(value).success]).toEqual([path, value, true]);
        }),
      );
    }
  });
});
