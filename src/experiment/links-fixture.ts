/** Links for tests, drawn at random: of experiments, as they travel, and hostile ones. */
import fc from 'fast-check';
import type { Value } from '../field';
import { ORDERS } from './allowed';
import { checkLimits } from './limits';
import { fields, withValue, type Field } from './fields';
import { defaultExperiment, type Experiment } from './schema';
import { chainsOfArms } from './sections/compare';
import { PANELS } from '../panels-fixture';
import { defaultView } from './view-link';

/** Any value a setting allows, as its field tells. */
export const allowedValues = (field: Field): fc.Arbitrary<Value> =>
  field.derived ? fc.option(ownValues(field)) : ownValues(field);

function ownValues(field: Field): fc.Arbitrary<Value> {
  switch (field.kind) {
    case 'number':
      return Number.isInteger(field.step)
        ? fc.integer({ min: field.min, max: field.max })
        : fc.double({ min: field.min, max: field.max, noNaN: true });
    case 'choice':
      return fc.constantFrom(...field.choices);
    case 'chains':
      return fc.subarray([...field.choices]).map((arms) => field.mend(chainsOfArms(arms)));
    case 'list': {
      const one = fc.integer({ min: Math.ceil(field.min), max: Math.min(300, field.max) });
      return fc.uniqueArray(one, { minLength: field.least, maxLength: field.most }).map(ORDERS[field.of]);
    }
    default:
      return field satisfies never;
  }
}

export const experiments: fc.Arbitrary<Experiment> = fc
  .tuple(...fields.map((field) => fc.option(allowedValues(field), { nil: undefined, freq: 2 })))
  .map((values) =>
    fields.reduce((experiment, field, index) => {
      const value = values[index];
      return value === undefined ? experiment : withValue(experiment, field, value);
    }, defaultExperiment),
  )
  .map((experiment) => checkLimits(experiment).experiment);

type Journey = (link: string) => string;

const asIs: Journey = (link) => link;
const oneOf = (...journeys: readonly Journey[]): fc.Arbitrary<Journey> => fc.constantFrom(asIs, ...journeys);
const quotedPrintable: Journey = (link) => link.replaceAll('=', '=3D').replaceAll(/(.{60})/g, '$1=\r\n');
const encoded: Journey = (link) => encodeURIComponent(link.replaceAll(/\p{Cs}/gu, '?'));
const escaped: Journey = (link) => link.replaceAll('&', '&amp;');
const around =
  (before: string, after: string): Journey =>
  (link) =>
    `${before}${link}${after}`;

/** What happens to a link on its way, in the order in which it happens. */
export const journeys: fc.Arbitrary<Journey> = fc
  .tuple(
    oneOf(
      (link) => link.toUpperCase(),
      (link) => link.replaceAll('-', '\u2011'),
    ),
    oneOf(
      ...[
        '&utm_source=news&utm_medium=email',
        '?fbclid=IwAR0x_-y',
        '#xtor=RSS-1',
        '&gclid=a',
        '&mc_cid=1&mc_eid=2',
        '&_hsenc=p2&_hsmi=9',
        '&ref=x',
      ].map((tail) => around('', tail)),
    ),
    fc
      .array(
        fc.constantFrom(
          ')',
          ']',
          '}',
          '>',
          '"',
          "'",
          '.',
          ',',
          ';',
          ':',
          '!',
          '?',
          '”',
          '’',
          '»',
          '›',
          '、',
          '\u200b',
          '\u00ad',
          '\ufeff',
          ' ',
        ),
        { maxLength: 3 },
      )
      .map((marks) => around('', marks.join('').replaceAll(/\.{2,}/g, '.'))),
    oneOf(around('<', '>'), around('(', ')'), around('"', '"'), around('«\u00a0', '\u00a0»'), around('„', '“')),
    oneOf(
      around('#', ''),
      around('##', ''),
      around('https://lab.example/x/#', ''),
      around('https://lab.example/?embed#', ''),
    ),
    oneOf(
      quotedPrintable,
      escaped,
      encoded,
      (link) => encoded(encoded(link)),
      (link) => escaped(escaped(link)),
      (link) => encoded(escaped(link)),
      (link) => link.replaceAll('#', '%23'),
      (link) => link.replaceAll('&', '&#38;'),
      (link) => link.replaceAll('&', '\n&'),
      (link) => link.replaceAll(/[=&,]/g, '$& '),
      (link) => link.replaceAll('&', '＆'),
    ),
    fc.tuple(fc.nat(400), fc.constantFrom('', '\u200b', '\u2060', '\u202a', '\u00ad')).map(
      ([at, mark]): Journey =>
        (link) =>
          link.slice(0, at) + mark + link.slice(at),
    ),
  )
  .map((steps) => (link) => steps.reduce((travelling, step) => step(travelling), link));

const viewKeys = Object.keys(defaultView).concat('hide', 'results', 'v');
const paths = fc.constantFrom(
  ...fields.map(({ path }) => path),
  ...viewKeys,
  '__proto__',
  'constructor',
  'data',
  'magic',
);
const words = fc.constantFrom(
  ...fields.flatMap((field) => ('choices' in field ? [...field.choices] : [])),
  ...PANELS,
  'auto',
  'none',
  'on',
  'light',
  'pruning/why',
);
/** Values whose meaning, or want of one, can be told by looking. */
const plain = fc.oneof(
  fc.double().map(String),
  fc.double({ min: 0, max: 1, noNaN: true }).map(String),
  fc.integer({ min: -5, max: 5_000 }).map(String),
  fc.array(fc.integer({ min: -1, max: 3_000 }), { maxLength: 8 }).map((numbers) => numbers.join(',')),
  fc.array(words, { maxLength: 4 }).map((some) => some.join(',')),
  words,
  words.map((word) => word.toUpperCase()),
  fc.constantFrom(
    '',
    '8,8,',
    '8,,8',
    ',8',
    ',',
    ',,,',
    '8 8',
    '300, 100',
    '1 200',
    '0,2',
    '0.2.',
    '20%',
    '0.2%',
    '300,1…',
    '12...',
    '1e3',
    '1e+3',
    '+0.2',
    '.5',
    '5.',
    '-0',
    '1e999',
    'NaN',
    'Infinity',
    '0x7fffffff',
    '9'.repeat(400),
    '1,'.repeat(500),
    'null',
    '{}',
    '[]',
    '²',
    '8²',
    '½',
    '٨',
    '８',
    '"0.2"',
    '(0.2)',
    '‘0.2’',
    'mo\u200bons',
    '1\u200b2',
    '0.2 €',
    '−1',
    '1–3',
    '3-',
    '[8,8]',
    'true',
  ),
);
const wild = fc.oneof(
  plain,
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '%',
    '%00',
    '%E0%A4%A',
    '%25'.repeat(300),
    '&amp;'.repeat(200),
    '&#1114112;',
    '&#55296;',
    '=3D',
    '<script>',
    '\ud800',
    '{{x}}$t(y)',
  ),
);

const written = (pairs: readonly (readonly [string, string])[]): string =>
  pairs.map(([path, value]) => `${path}=${value}`).join('&');

/** Settings of which some are nonsense, in pairs of key and value. */
export const plainPairs = fc.array(fc.tuple(paths, plain), { maxLength: 12 });
export const plainLink = written;

/** Anything that somebody may put behind #. */
export const hostileLinks: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc
          .array(fc.tuple(fc.oneof(paths, fc.constant(''), fc.string()), wild), { maxLength: 12 })
          .map(written),
      },
      { weight: 1, arbitrary: fc.string({ maxLength: 300, unit: 'binary' }) },
    ),
    journeys,
  )
  .map(([link, travels]) => travels(link));

/** The same ones for the same seed. */
export const sampleHostileLinks = (count: number, seed: number): string[] =>
  fc.sample(hostileLinks, { numRuns: count, seed });
