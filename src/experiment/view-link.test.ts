import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLink, writePageLink } from './link';
import { LONGEST_LINK } from './link-note';
import { defaultExperiment, type Experiment } from './schema';
import { SPEEDS } from '../lottery/speed';
import { PANELS } from '../panels-fixture';
import {
  asksNothing,
  BEATS,
  defaultView,
  GRAPHS,
  HEIGHTS,
  PASSES,
  readView as read,
  SCALES,
  THEMES,
  writeView,
  type LinkedView,
} from './view-link';

const readView = (link: string) => read(link, PANELS);

const lessonId = fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/);
const views: fc.Arbitrary<LinkedView> = fc
  .record({
    lecture: fc.boolean(),
    slide: fc.option(fc.constantFrom(...PANELS)),
    hidden: fc.subarray([...PANELS]),
    lesson: fc.option(fc.record({ id: lessonId, step: fc.oneof(lessonId, fc.constant('')) })),
    story: fc.option(fc.constantFrom(...BEATS)),
    embed: fc.boolean(),
    round: fc.option(fc.integer({ min: 0, max: 30 })),
    speed: fc.constantFrom(...SPEEDS),
    scale: fc.constantFrom(...SCALES),
    pass: fc.constantFrom(...PASSES),
    path: fc.option(fc.constantFrom('full/0', 'ticket/3', 'snip*random-mask/12')),
    pruned: fc.option(fc.constantFrom('fine-tuned', 'ticket-2')),
    plane: fc.option(fc.constantFrom('0', '300', 'ticket')),
    height: fc.constantFrom(...HEIGHTS),
    graph: fc.constantFrom(...GRAPHS),
    gone: fc.option(fc.constantFrom(5, 10, 50, 95)),
    sum: fc.record({ n: fc.integer({ min: 1, max: 24 }), draw: fc.integer({ min: 0, max: 999 }) }),
    rebuilt: fc.record({ n: fc.integer({ min: 1, max: 16 }), draw: fc.integer({ min: 0, max: 999 }) }),
    theme: fc.option(fc.constantFrom(...THEMES.filter((theme) => theme !== 'auto'))),
  })
  // what a lecture shows is not kept while there is none
  .map((view) => (view.lecture ? view : { ...view, slide: null }));

const moons: Experiment = { ...defaultExperiment, data: { ...defaultExperiment.data, set: 'moons' } };

describe('the view in a link', () => {
  it('is nothing for the default view', () => {
    expect(writeView(defaultView)).toBe('');
    expect(writePageLink(defaultExperiment, defaultView)).toBe('v=3');
    expect(readView('#v=1&pruning.rate=0.2')).toEqual({ view: defaultView, notes: [] });
  });

  it('stands behind the settings, readable and in a fixed order', () => {
    const view: LinkedView = {
      ...defaultView,
      lecture: true,
      slide: 'accuracy',
      hidden: ['speed', 'film'],
      lesson: { id: 'pruning', step: 'why' },
      round: 4,
      speed: 'stopStep',
      theme: 'dark',
    };
    expect(writePageLink(moons, view)).toBe(
      'v=3&data.set=moons&lecture=accuracy&hide=speed,film&lesson=pruning/why&round=4&speed=early-stop&theme=dark',
    );
    expect(writePageLink(defaultExperiment, { ...defaultView, lecture: true })).toBe('v=3&lecture=on');
  });

  it('asks for nothing where it has no more than its version', () => {
    expect(['', '#', '#v=2', 'v=1'].map(asksNothing)).toEqual([true, true, true, true]);
    expect(['#v=2&round=3', '#lecture=on', '#v=2&data.set=moons', '#presenter=x'].map(asksNothing)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('gives back every view exactly, and leaves the experiment alone', () => {
    fc.assert(
      fc.property(views, (view) => {
        const link = `#${writePageLink(moons, view)}`;
        expect(readView(link)).toEqual({ view, notes: [] });
        expect(readLink(link)).toEqual({ experiment: moons, notes: [] });
      }),
    );
  });

  it.each<[string, Partial<LinkedView>, string]>([
    ['theme=pink', { theme: null }, 'none'],
    ['lecture=everything', { lecture: false, slide: null }, 'none'],
    ['hide=speed,roof', { hidden: ['speed'] }, 'speed'],
    ['hide=', { hidden: [] }, 'none'],
    ['lesson=../3', { lesson: null }, 'none'],
    ['lesson=pruning/0/1', { lesson: null }, 'none'],
    ['round=31', { round: null }, 'none'],
    ['round=-1', { round: null }, 'none'],
    ['speed=light', { speed: 'matchStep' }, 'none'],
    ['scale=far', { scale: 'whole' }, 'none'],
    ['pass=3', { pass: 'first' }, 'none'],
    ['path=ticket', { path: null }, 'none'],
    ['path=../3', { path: null }, 'none'],
    ['pruned=a/b', { pruned: null }, 'none'],
    ['plane=03', { plane: null }, 'none'],
    ['plane=near', { plane: null }, 'none'],
    ['height=deep', { height: 'loss' }, 'none'],
    ['graph=wild', { graph: 'trained' }, 'none'],
    ['gone=100', { gone: null }, 'none'],
    ['gone=7', { gone: null }, 'none'],
    ['sum=25/0', { sum: { n: 10, draw: 0 } }, 'none'],
    ['sum=0/1', { sum: { n: 10, draw: 0 } }, 'none'],
    ['rebuilt=17/3', { rebuilt: { n: 12, draw: 0 } }, 'none'],
    ['rebuilt=4', { rebuilt: { n: 12, draw: 0 } }, 'none'],
    ['embed=maybe', { embed: false }, 'none'],
  ])('%s: uses what it can and says so', (link, used, text) => {
    const { view, notes } = readView(`v=1&${link}`);
    expect(view).toMatchObject(used);
    const [path, given] = link.split('=');
    expect(notes).toMatchObject([{ kind: 'not-allowed', path, given, used: text }]);
    expect(notes[0].allowed).not.toBe('');
    expect(readLink(link).notes).toEqual([]); // noted once
  });

  it('a lesson without a step begins it; repeated keys: the last one counts, and that is said', () => {
    expect(readView('lesson=pruning').view.lesson).toEqual({ id: 'pruning', step: '' });
    expect(readView('round=2&round=3')).toMatchObject({
      view: { round: 3 },
      notes: [{ kind: 'given-twice', path: 'round', given: '2', used: '3' }],
    });
    expect(readView('round=3&round=3').notes).toEqual([]);
  });

  it('never throws, and what it reads can be written and read again', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('%', '%E0%A4%A', '__proto__', 'on', '9'.repeat(300), ',', '/'),
    );
    const keys = fc.constantFrom(
      'lecture',
      'hide',
      'lesson',
      'round',
      'speed',
      'embed',
      'theme',
      '__proto__',
      'constructor',
      'view',
      '',
    );
    const pairs = fc.array(fc.tuple(keys, nasty), { maxLength: 8 });
    fc.assert(
      fc.property(pairs, (given) => {
        const { view, notes } = readView(`#${given.map(([key, text]) => `${key}=${text}`).join('&')}`);
        expect(readView(writePageLink(defaultExperiment, view))).toEqual({ view, notes: [] });
        expect(notes.every((note) => note.given.length <= 40)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
    expect(readView(`hide=${'x'.repeat(LONGEST_LINK)}`)).toEqual({ view: defaultView, notes: [] });
  });
});
