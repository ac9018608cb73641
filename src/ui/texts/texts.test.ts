import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fields } from '../../experiment/fields';
import { presets } from '../../experiment/presets';
import { defaultExperiment } from '../../experiment/schema';
import { sections } from '../../experiment/sections';
import lessons from '../lessons/texts/en.json';
import { SHORTCUTS } from '../state/shortcuts';
import en from './en';

/** Every text by its key with dots. */
function flat(node: unknown, path = ''): Map<string, string> {
  if (typeof node === 'string') return new Map([[path, node]]);
  const found = new Map<string, string>();
  for (const [key, child] of Object.entries(node as Record<string, unknown>)) {
    for (const [below, text] of flat(child, path ? `${path}.${key}` : key)) found.set(below, text);
  }
  return found;
}

const texts = new Map([...flat(en), ...flat(lessons)]);
/** Plural forms of one text are one key. */
const singular = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, '');
const keys = new Set([...texts.keys()].map(singular));

const sources = readdirSync(join(import.meta.dirname, '../..'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/(\.test\.|\.d\.ts|^charts\/(dev|fixture))/.test(name))
  .filter((name) => /^(ui|charts|fetched)\//.test(name))
  .map((name) => readFileSync(join(import.meta.dirname, '../..', name), 'utf8'));

describe('the catalogue', () => {
  it('has a title and a help for every setting, and a text for every choice', () => {
    const needed = fields.flatMap((field) => [
      `settings.${field.path}.title`,
      `settings.${field.path}.help`,
      ...('choices' in field ? field.choices.map((id) => `settings.${field.path}.choices.${id}`) : []),
      ...(field.derived ? [`settings.${field.path}.derived`] : []),
    ]);
    expect(needed.filter((key) => !keys.has(key))).toEqual([]);
    const settings = [...keys].filter((key) => key.startsWith('settings.'));
    expect(settings.filter((key) => !needed.includes(key))).toEqual([]);
  });

  it('names sections, arms, ready experiments and keys', () => {
    const arms = sections.compare.chains.choices;
    const needed = [
      ...Object.keys(defaultExperiment).map((section) => `sections.${section}`),
      ...['full', 'ticket', ...arms].map((arm) => `arms.${arm}`),
      ...presets.map(({ id }) => `presets.${id}`),
      ...SHORTCUTS.map(({ action }) => `keys.${action}`),
    ];
    expect(needed.filter((key) => !keys.has(key))).toEqual([]);
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
    // a key is used as a whole, or its beginning is, before a part put in at run time
    const used = (key: string): boolean => {
      const bare = key.replace(/_[a-z-]+$/, '');
      if (bare !== key && keys.has(bare)) return used(bare); // of a task, a metric, a unit
      if (code.includes(`'${key}'`) || code.includes(`"${key}"`)) return true;
      const parts = key.split('.');
      return parts.some((_, at) => at > 0 && code.includes(`\`${parts.slice(0, at).join('.')}.\${`));
    };
    // src/start/watch.js takes the whole section "start"
    expect([...keys].filter((key) => !key.startsWith('start.') && !used(key))).toEqual([]);
  });

  it('has every text once', () => {
    expect([...flat(lessons).keys()].filter((key) => flat(en).has(key))).toEqual([]);
  });

  it('is plain: no sparsity of what remains, no empty text', () => {
    expect([...texts].filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});
