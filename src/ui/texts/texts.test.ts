import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { armNames } from '../../experiment/arm-names';
import { armsOf } from '../../experiment/chains';
import { fields } from '../../experiment/fields';
import type { Experiment } from '../../experiment/schema';
import { presets } from '../../experiment/presets';
import { sections } from '../../experiment/sections';
import { viewKeys } from '../../experiment/view-link';
import { gallery } from '../../gallery';
import { keysOf } from '../../keys';
import { methods } from '../../lottery/methods';
import { columnNames } from '../../lottery/points';
import { groups } from '../../experiment/sections/data';
import { tasks } from '../../tasks';
import type { Key, KeyOfId } from '../../texts';
import { lessons } from '../lessons';
import type { Step } from '../lessons/lesson';
import germanLessons from '../lessons/texts/de.json';
import lessonTexts from '../lessons/texts/en.json';
import { panels, panelsAt } from '../panels';
import { views } from '../panels/inside/views';
import { wantedAt } from '../lessons/wanted';
import de from './de';
import en from './en';
import { TERMS } from '../panels/results/verdict-words';

/** Every text by its key with dots. */
function flat(node: unknown, path = ''): Map<string, string> {
  if (typeof node === 'string') return new Map([[path, node]]);
  const found = new Map<string, string>();
  for (const [key, child] of Object.entries(node as Record<string, unknown>)) {
    for (const [below, text] of flat(child, path ? `${path}.${key}` : key)) found.set(below, text);
  }
  return found;
}

const texts = new Map([...flat(en), ...flat(lessonTexts)]);
/** Plural forms of one text are one key. */
const singular = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, '');
const keys = new Set([...texts.keys()].map(singular));

const sources = readdirSync(join(import.meta.dirname, '../..'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/(\.test\.|\.d\.ts|^charts\/(dev|fixture))/.test(name))
  .filter((name) => /^(ui|charts|fetched)\//.test(name))
  .map((name) => readFileSync(join(import.meta.dirname, '../..', name), 'utf8'));

const lines = (of: readonly string[], ends: readonly string[]): string[] =>
  of.flatMap((one) => ends.map((end) => `${one}.${end}`));
const judges = tasks.all.map(({ judge }) => judge.id);
const columns = tasks.all.flatMap((task) => columnNames(task.columns));
const ofSteps = (of: (step: Step, key: string, wanted: Experiment | null) => readonly string[]): string[] =>
  lessons.all.flatMap((lesson) =>
    lesson.steps.flatMap((step, at) => of(step, `${lesson.id}.steps.${step.id}`, wantedAt(lesson, at))),
  );
const steps = ofSteps((_, key) => [key]);
const answers = ofSteps(({ question }, key) => lines([`${key}.choices`], question?.choices ?? []));
const kept = ofSteps(({ keep }) => (keep ? [keep] : []));
const lessonArms = ofSteps((_step, _key, wanted) => (wanted ? armsOf(wanted).map(armNames(wanted).nameOf) : []));
/** Of every arm that a verdict may name, and of its other words. */
const terms = ['ticket', ...sections.compare.chains.choices, ...TERMS];
const things = panels.all.map(({ id }) => id);

/** What stands where a key has stars, of every id there is. The first ones have other words where they have none. */
const registered: Readonly<Record<KeyOfId, readonly string[]>> = {
  'charts.pruning.treatments.*': [],
  'engine.reasons.*': [],
  'form.methods.*': [],
  'hanging.*': [],
  'keys.names.*': [],
  'link.lecture.*': viewKeys,
  'share.methods.arm.*': [],
  'verdict.leadIn.*': [],

  'arms.*': ['full', 'ticket', ...sections.compare.chains.choices],
  'charts.score.title.*.*': lines(judges, ['testAtStop', 'validationAtStop', 'trainAtStop', 'testAtEnd', 'trainAtEnd']),
  'export.columns.*.*': columns,
  'form.families.*': methods.all.map(({ family }) => family),
  'form.groups.*': groups,
  'gallery.entries.*.about': gallery.ids,
  'gallery.entries.*.short': gallery.ids,
  'gallery.entries.*.title': gallery.ids,
  'gallery.quantities.*.*': columns,
  'inside.gap.subtitle.*.*': lines(judges, ['gapAtStop', 'gapAtEnd']),
  'inside.tabs.*': panelsAt('inside').map(({ id }) => id),
  'inside.views.*': views.ids,
  'lecture.things.*.name': things,
  'lecture.things.*.notes': things,
  'lecture.things.*.question': things,
  'lessons.arms.*': lessonArms,
  'lessons.course.*.about': lessons.ids,
  'lessons.course.*.answer': answers,
  'lessons.course.*.text': [...steps, ...answers],
  'lessons.course.*.title': [...lessons.ids, ...steps],
  'lessons.facts.kept.*.*': lines(kept, ['more', 'less', 'none', 'unclear', 'few']),
  'presets.*': presets.map(({ id }) => id),
  'settings.*.about.*': fields.flatMap((field) =>
    field.kind === 'choice' && field.explains ? lines([`${field.path}.about`], field.choices) : [],
  ),
  'settings.*.choices.*': fields.flatMap((field) =>
    'choices' in field ? lines([`${field.path}.choices`], field.choices) : [],
  ),
  'settings.*.derived': fields.filter(({ derived }) => derived).map(({ path }) => path),
  'settings.*.help': fields.map(({ path }) => path),
  'settings.*.title': fields.map(({ path }) => path),
  'terms.*.text': terms,
  'terms.*.title': terms,
};

const needed = (key: KeyOfId): string[] => {
  const [before] = key.split('*');
  const after = key.slice(key.lastIndexOf('*') + 1);
  return registered[key].map((id) => before + id + after);
};

describe('the catalogue', () => {
  it.each(keysOf(registered))('has a text for each %s', (key) => {
    expect(needed(key).filter((text) => !keys.has(text))).toEqual([]);
  });

  it('has no text of a setting that there is not', () => {
    const ofSettings = (key: string): boolean => key.startsWith('settings.');
    const known = keysOf(registered).filter(ofSettings).flatMap(needed);
    // with a better wording for a task
    const base = (key: string): string => tasks.ids.reduce((text, id) => text.replace(new RegExp(`_${id}$`), ''), key);
    expect([...keys].filter((key) => ofSettings(key) && !known.includes(base(key)))).toEqual([]);
  });

  it('is asked only for what it has', () => {
    // @ts-expect-error does not compile
    const key: Key = 'verdict.typo';
    expect(keys.has(key)).toBe(false);
  });

  it('has every key that is written out in the code', () => {
    const used = sources.flatMap((source) =>
      [...source.matchAll(/\bt\(\s*'([a-zA-Z][\w.-]*)'/g)].map(([, key]) => key),
    );
    expect(used.length).toBeGreaterThan(50);
    expect([...new Set(used)].filter((key) => !keys.has(key))).toEqual([]);
  });

  it('has no text that the code cannot ask for', () => {
    const code = sources.join('\n');
    const found = (pattern: RegExp): ReadonlySet<string> =>
      new Set([...code.matchAll(pattern)].map(([, text]) => text));
    // what stands between two quotes, or between a back-tick and ".${"; where one ends the next may begin
    const [quoted, begun] = [found(/['"](?=([\w.-]+)['"])/g), found(/`(?=([\w.-]+)\.\$\{)/g)];
    // a key is used as a whole, or its beginning is, before a part put in at run time
    const used = (key: string): boolean => {
      const bare = key.replace(/_[a-z-]+$/, '');
      if (bare !== key && keys.has(bare)) return used(bare); // of a task, a metric, a unit
      if (quoted.has(key)) return true;
      const parts = key.split('.');
      return parts.some((_, at) => begun.has(parts.slice(0, at).join('.')));
    };
    // src/start/watch.js takes the whole section "start"
    expect([...keys].filter((key) => !key.startsWith('start.') && !used(key))).toEqual([]);
  });

  it('says nothing twice within a file: the last one would count', () => {
    const count = (node: unknown): number =>
      typeof node === 'string'
        ? 0
        : Object.values(node as Record<string, unknown>).reduce((sum: number, child) => sum + 1 + count(child), 0);
    const folders = ['.', '../lessons/texts'].map((folder) => join(import.meta.dirname, folder));
    const files = folders.flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.json'))
        .map((name) => readFileSync(join(folder, name), 'utf8')),
    );
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) expect(file.match(/^\s*"[^"]+": /gm)).toHaveLength(count(JSON.parse(file)));
  });

  it('has every text once', () => {
    expect([...flat(lessonTexts).keys()].filter((key) => flat(en).has(key))).toEqual([]);
  });

  it('is plain: no sparsity of what remains, no empty text', () => {
    expect([...texts].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it.each([
    ['en', texts, /reward|per episode/],
    ['de', new Map([...flat(de), ...flat(germanLessons)]), /Belohnung|je Episode/],
  ])('has a unit for differences of returns where it has points for those of accuracies, in %s', (_, all, unit) => {
    const differences = [...all].filter(
      ([key, text]) => /_accuracy/.test(key) && /{{(points|signed|mean)}}/.test(text),
    );
    expect(differences.length).toBeGreaterThan(10);
    const ofReturns = differences.map(([key]) => key.replace('_accuracy', '_return'));
    expect(ofReturns.filter((key) => !unit.test(all.get(key) ?? ''))).toEqual([]);
    // whose other wording is that of accuracies
    const others = [...all].filter(([key, text]) => /_return/.test(key) && /{{(points|signed|mean)}}/.test(text));
    expect(others.filter(([, text]) => !unit.test(text))).toEqual([]);
  });

  it.each([
    ['en', texts],
    ['de', new Map([...flat(de), ...flat(germanLessons)])],
  ])('writes indices as indices: θₜ, in %s', (_, all) => {
    expect([...all].filter(([, text]) => /θ_/.test(text))).toEqual([]);
  });

  it('breaks no line within a number of trials', () => {
    expect([...texts].filter(([, text]) => /\bn = \{/.test(text))).toEqual([]);
  });
});
