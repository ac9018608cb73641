/** What holds for every setting, whatever it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derivedValue, fieldIn, fields, valueOf, withValue } from './fields';
import { readValue, writeValue } from './link-value';
import { readLink } from './link';
import { allowedValues, experiments } from './links-fixture';
import { defaultExperiment } from './schema';

// by chance hardly any has batch-norm, pictures and the method that needs them, or tokens and what reads them
const rare = [
  'data.set=textures&network.architecture=vgg-11&chains=imp,early-bird',
  'data.set=pseudo-language&network.architecture=transformer',
  'data.set=pseudo-language&network.architecture=lstm',
].map((link) => readLink(link).experiment);
const some = [...fc.sample(experiments, { numRuns: 200, seed: 1 }), ...rare];

/** The same thing, and nothing in it can be changed. */
function frozen<T>(thing: T): T {
  if (typeof thing === 'object' && thing !== null) Object.values(Object.freeze(thing)).forEach(frozen);
  return thing;
}

describe.each(fields)('$path', (field) => {
  const isValid = (value: unknown): boolean => {
    const parsed = field.schema.safeParse(value);
    return parsed.success && JSON.stringify(parsed.data) === JSON.stringify(value);
  };

  it('has a default within its limits', () => {
    expect(isValid(field.default)).toBe(true);
    expect(valueOf(defaultExperiment, field)).toEqual(field.default);
    expect(field.default === null).toBe(field.derived !== null);
  });

  it('goes through a link as it is', () => {
    fc.assert(
      fc.property(allowedValues(field), (value) => {
        expect(isValid(value)).toBe(true);
        expect(readValue(field, writeValue(value))).toEqual({ value, isAllowed: true });
        expect(valueOf(withValue(defaultExperiment, field, value), field)).toEqual(value);
      }),
    );
  });

  it('has an allowed value for every text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { value } = readValue(field, text);
        expect(isValid(value)).toBe(true);
        expect(readValue(field, writeValue(value))).toEqual({ value, isAllowed: true });
      }),
    );
  });

  it('looks at an experiment without touching it, and sees the same twice', () => {
    for (const experiment of some) {
      const look = () => {
        const { kind, ...limits } = fieldIn(frozen(experiment), field);
        return JSON.stringify([kind, limits, field.applies(experiment), derivedValue(experiment, field)]);
      };
      expect(look()).toBe(look());
    }
  });

  it('applies to some experiment, has room there, and a valid value if that is derived', () => {
    const applying = some.filter((experiment) => field.applies(experiment));
    expect(applying.length).toBeGreaterThan(0);
    for (const experiment of applying) {
      const derived = derivedValue(experiment, field);
      expect(derived === null || isValid(derived)).toBe(true);
      const narrowed = fieldIn(experiment, field);
      expect(narrowed.kind !== 'number' || narrowed.max >= narrowed.min).toBe(true);
      expect(narrowed.kind !== 'choice' || narrowed.choices.includes(valueOf(experiment, narrowed))).toBe(true);
    }
  });
});

it('no two settings have one path, in small letters', () => {
  expect(new Set(fields.map(({ path }) => path.toLowerCase())).size).toBe(fields.length);
});
