import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber } from './read-number';

/** Value in a page with a decimal point, and in one with a decimal comma. */
const both = (text: string) => [readNumber(text, '.')?.value ?? null, readNumber(text, ',')?.value ?? null];
const same = (value: number | null) => [value, value];

describe('a number as typed', () => {
  it('a separator that cannot part thousands is the decimal separator in every language', () => {
    expect(both('0,01')).toEqual(same(0.01));
    expect(both('0.01')).toEqual(same(0.01));
    expect(both('2,5')).toEqual(same(2.5));
    expect(both('12,5')).toEqual(same(12.5));
    expect(both('0.0012')).toEqual(same(0.0012));
    expect(both('0,125')).toEqual(same(0.125)); // no thousands begin with 0
    expect(both(',5')).toEqual(same(0.5));
    expect(both('5.')).toEqual(same(5));
    expect(both('1234,567')).toEqual(same(1234.567)); // four digits before it
    expect(both('1,2345')).toEqual(same(1.2345));
    expect(both('٠٫٠١')).toEqual(same(0.01));
    expect(both('1,000e3').every((value) => value === 1e6 || value === 1e3)).toBe(true);
  });

  it('two separators tell which is which', () => {
    expect(both('1.234,5')).toEqual(same(1234.5));
    expect(both('1,234.5')).toEqual(same(1234.5));
    expect(both('1.234.567')).toEqual(same(1_234_567));
    expect(both('1,234,567.891')).toEqual(same(1_234_567.891));
    expect(both('1’234.5')).toEqual(same(1234.5)); // Switzerland
    expect(both("1'000'000")).toEqual(same(1_000_000));
    expect(both('1 000,5')).toEqual(same(1000.5));
    expect(both('1\u202f234\u00a0567')).toEqual(same(1_234_567));
    expect(both('12,34,567')).toEqual(same(1_234_567)); // India
    expect(both('١٬٢٣٤٫٥')).toEqual(same(1234.5));
  });

  it('what can be both is what the language says, and is marked', () => {
    expect(readNumber('1,000', '.')).toEqual({ value: 1000, percent: false, doubt: 'thousands' });
    expect(readNumber('1.000', '.')).toEqual({ value: 1, percent: false, doubt: 'decimal' });
    expect(readNumber('1.000', ',')).toEqual({ value: 1000, percent: false, doubt: 'thousands' });
    expect(readNumber('1,000', ',')).toEqual({ value: 1, percent: false, doubt: 'decimal' });
    const clear = ['1000', '0.5', '1 000', "1'000", '1,000,000', '1,000.0', '0,001', '1.0000'];
    expect(clear.map((text) => [readNumber(text, '.')?.doubt, readNumber(text, ',')?.doubt])).toEqual(
      clear.map(() => [null, null]),
    );
  });

  it('exponents, units, signs and other digits are read', () => {
    expect(both('1e-3')).toEqual(same(0.001));
    expect(both('1E−3')).toEqual(same(0.001));
    expect(both('1,5e+2')).toEqual(same(150));
    expect(both('1×10⁻³')).toEqual(same(0.001));
    expect(both('2.5 · 10^-4')).toEqual(same(0.00025));
    expect(both('−0,5')).toEqual(same(-0.5));
    expect(both('+3')).toEqual(same(3));
    expect(both('１２．５')).toEqual(same(12.5));
    expect(both('۱۲')).toEqual(same(12));
    expect(both('\u200e0.0012\u00a0')).toEqual(same(0.0012));
    const shares = ['30%', '30 %', '30\u202f%', '%30', '30٪', '３０％'];
    expect(shares.map((text) => readNumber(text, '.'))).toEqual(
      shares.map(() => ({ value: 30, percent: true, doubt: null })),
    );
    expect(readNumber('12,5 %', '.')).toEqual({ value: 12.5, percent: true, doubt: null });
  });

  it('digits are never glued, and what is no number is none', () => {
    const none = [
      '',
      ' ',
      'abc',
      '1 2',
      '12 34',
      '1,2,3',
      '1.2.3',
      '1,23,4',
      '1.234,5,6',
      '0 500',
      '1 234,56 7',
      "1'2",
      '1-3',
      '10–20',
      '--1',
      '1e',
      'e3',
      '1e1.5',
      '1e999',
      '10²',
      '½',
      '12k',
      '5000 steps',
      '%30%',
      '%',
      '.',
      '1..2',
      '1 e 3 e',
      '1_000',
      '0x10',
      'Infinity',
      'NaN',
    ];
    expect(none.filter((text) => both(text).some((value) => value !== null))).toEqual([]);
  });
});

const LOCALES = [
  'en-US',
  'de-DE',
  'de-AT',
  'de-CH',
  'fr-FR',
  'fr-CH',
  'es-ES',
  'pt-PT',
  'pl-PL',
  'sv-SE',
  'ru-RU',
  'tr-TR',
  'en-IN',
  'ar-EG',
  'fa-IR',
  'ja-JP',
  'et-EE',
];

it('whatever a language writes is read back on pages of both kinds, or marked as doubtful', () => {
  const values = fc.oneof(
    fc.integer({ min: 0, max: 999_999_999 }),
    fc.double({ min: 1e-9, max: 1_000_000, noNaN: true }).map((value) => Number(value.toPrecision(6))),
    fc.integer({ min: 1, max: 9_999 }).map((value) => value / 10_000),
  );
  fc.assert(
    fc.property(
      values,
      fc.constantFrom(...LOCALES),
      fc.constantFrom('.', ','),
      fc.boolean(),
      (size, locale, decimal, isPercent) => {
        for (const value of [size, -size]) {
          const format = new Intl.NumberFormat(locale, {
            maximumFractionDigits: 20,
            ...(isPercent && { style: 'percent' }),
          });
          const read = readNumber(format.format(isPercent ? value / 100 : value), decimal);
          expect(read?.percent).toBe(isPercent);
          // percents are multiplied and so rounded on the way
          const isRight = Math.abs((read?.value ?? Number.NaN) - value) <= 1e-9 * size;
          expect(isRight || read?.doubt !== null).toBe(true);
        }
      },
    ),
    { seed: 11, numRuns: 600 },
  );
});

it('any text is read or refused; what is read is finite', () => {
  const texts = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."0123456789.,٫'’ \u202f%e+-−×^⁻³ab") }));
  fc.assert(
    fc.property(texts, fc.constantFrom('.', ','), (text, decimal) => {
      expect(readNumber(text, decimal)?.value ?? 0).toSatisfy(Number.isFinite);
    }),
    { seed: 12, numRuns: 2_000 },
  );
});
