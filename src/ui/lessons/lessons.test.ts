import { describe, expect, it } from 'vitest';
import { fields, isSettable } from '../../experiment/fields';
import { readLink, writeLink } from '../../experiment/link';
import { checkLimits } from '../../experiment/limits';
import { experimentOf } from '../../experiment/preset';
import type { Experiment } from '../../experiment/schema';
import { experimentOfEntry, gallery } from '../../gallery';
import { lessons } from './index';
import { lessonKey, stepKey, type Step } from './lesson';
import { targetNames, type Target } from './targets';
import en from './texts/en.json';
import { wantedAt } from './wanted';

function textAt(key: string): unknown {
  return key.split('.').reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], en);
}
const isText = (key: string): boolean => {
  const text = textAt(key);
  return typeof text === 'string' && text.trim() !== '';
};
const settings = fields.map(({ path }) => path);

describe('the course', () => {
  it('is the lessons of the plan, in order', () => {
    expect(lessons.ids).toEqual([
      'pruning',
      'rewind',
      'structure',
      'limits',
      'speed',
      'movement',
      'costs',
      'depth',
      'acting',
      'before',
      'signs',
      'smaller',
      'masks',
    ]);
    expect(lessons.all.map(({ order }) => order)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  });
  it('has texts for these lessons and no others', () => {
    expect(Object.keys(en.lessons.course).toSorted()).toEqual(lessons.ids.toSorted());
  });
  it('names an unknown lesson and the known ones', () => {
    expect(() => lessons.get('nothing')).toThrow('Unknown lesson "nothing". Known: pruning, rewind');
  });
});

describe.each(lessons.all)('lesson $id', (lesson) => {
  const { id, steps } = lesson;
  const ids = steps.map((step) => step.id);

  it('takes five to ten minutes and can be linked to', () => {
    expect(lesson.minutes).toBeGreaterThanOrEqual(5);
    expect(lesson.minutes).toBeLessThanOrEqual(10);
    for (const step of ids) expect(`${id}/${step}`).toMatch(/^[a-z0-9][a-z0-9-]{0,39}\/[a-z][a-z0-9-]{0,39}$/);
    expect(new Set(ids).size).toBe(ids.length);
  });
  it('has a title, and every step its texts and no others', () => {
    expect([`${lessonKey(id)}.title`, `${lessonKey(id)}.about`].filter((key) => !isText(key))).toEqual([]);
    expect(Object.keys(textAt(`${lessonKey(id)}.steps`) as object)).toEqual(ids);
    for (const step of steps) expect(missingTexts(id, step)).toEqual([]);
  });
  it('ends with a question that has one right choice', () => {
    const question = steps.at(-1)?.question;
    expect(question?.choices.length).toBeGreaterThan(2);
    expect(question?.choices).toContain(question?.right);
  });
  it('begins with an experiment, and sets only valid ones within the limits', () => {
    expect(steps[0].experiment).toBeDefined();
    for (const step of steps) {
      if (!step.experiment) continue;
      const experiment = experimentOf({ id, settings: step.experiment });
      expect(checkLimits(experiment)).toEqual({ experiment, notes: [] });
      expect(readLink(writeLink(experiment))).toEqual({ experiment, notes: [] });
      // nothing in the partial settings is lost to a typing error
      for (const [section, values] of Object.entries(step.experiment)) {
        for (const name of Object.keys(values)) expect(settings).toContain(`${section}.${name}`);
      }
    }
  });
  it('points at parts of the page and at settings that apply', () => {
    const wrong = steps.filter(({ point }, at) => point !== undefined && !canPointAt(point, wantedAt(lesson, at)));
    expect(wrong.map(({ point }) => point)).toEqual([]);
  });
  it('waits only for what can happen', () => {
    expect(steps.flatMap((step, at) => impossible(step, wantedAt(lesson, at)?.pruning.rounds ?? 0))).toEqual([]);
  });
});

it('what takes minutes to train is recorded: the lesson on depth', () => {
  const recorded = gallery.all.map((entry) => writeLink(experimentOfEntry(entry)));
  const depth = lessons.get('depth');
  const shown = depth.steps.flatMap((step, at) => (step.wait?.kind === 'trained' ? [wantedAt(depth, at)] : []));
  expect(shown).toHaveLength(3);
  for (const experiment of shown) expect(recorded).toContain(experiment && writeLink(experiment));
});

function missingTexts(lesson: string, { id, question }: Step): string[] {
  const key = stepKey(lesson, id);
  const choices = question?.choices ?? [];
  const needed = [
    `${key}.title`,
    `${key}.text`,
    ...choices.flatMap((choice) => [`${key}.choices.${choice}.text`, `${key}.choices.${choice}.answer`]),
  ];
  const extra = Object.keys((textAt(`${key}.choices`) as object | undefined) ?? {}).filter(
    (choice) => !choices.includes(choice),
  );
  return [...needed.filter((text) => !isText(text)), ...extra];
}

function canPointAt(point: Target, wanted: Experiment | null): boolean {
  if (!point.startsWith('setting:')) return targetNames.includes(point);
  const field = fields.find(({ path }) => point === `setting:${path}`);
  return field !== undefined && (!wanted || isSettable(wanted, field));
}

/** What of a step can never come to pass in an experiment of so many rounds. */
function impossible({ id, wait, action, select }: Step, rounds: number): string[] {
  const trains = wait?.kind === 'trained' || wait?.kind === 'round';
  return [
    ...(wait?.kind === 'round' && wait.round > rounds ? [`${id} waits for round ${wait.round} of ${rounds}`] : []),
    ...(wait?.kind === 'changed' && !settings.includes(wait.path) ? [`${id} waits for ${wait.path}`] : []),
    ...(trains && !action ? [`${id} waits for training and has no button for it`] : []),
    ...(typeof select === 'number' && select > rounds ? [`${id} shows round ${select} of ${rounds}`] : []),
  ];
}
