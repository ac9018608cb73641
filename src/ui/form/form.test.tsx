/** Every setting is in the form by itself, in links and in checks; so are fake ones that no other file knows. */
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { choice, derivedList, derivedNumber, number, type Fields } from '../../field';

interface WithFlavour {
  readonly fakes: { readonly flavour: string; readonly count: number };
}

const fakes: Fields<WithFlavour> = {
  flavour: choice({ choices: ['sweet', 'sour'], default: 'sweet' }),
  count: number({
    default: 2,
    min: 1,
    max: 9,
    step: 1,
    applies: ({ fakes }: WithFlavour) => fakes.flavour === 'sour',
    room: ({ fakes }: WithFlavour) =>
      fakes.flavour === 'sour' ? { max: 5, allowed: '1 … 5 of the sour ones' } : { max: 9, allowed: '1 … 9' },
  }),
  half: derivedNumber({ min: 0, max: 9, step: 0.5, derived: ({ fakes }: WithFlavour) => fakes.count / 2 }),
  layers: derivedList({ of: 'widths', min: 1, max: 9, most: 3, derived: () => [1, 2] }),
};

beforeAll(() => {
  vi.resetModules();
  vi.doMock(import('../../experiment/sections'), async (original) => {
    const { sections } = await original();
    const training = { ...sections.training, fake: number({ default: 0, min: 0, max: 1, step: 0.1 }) };
    return { sections: { ...sections, training, fakes } };
  });
});
afterAll(() => {
  vi.doUnmock('../../experiment/sections');
  vi.resetModules();
});

async function formOf(link: string) {
  const { readLink, writeLink } = await import('../../experiment/link');
  const { fields, isSettable } = await import('../../experiment/fields');
  const { sectionsOf } = await import('./sections');
  const { experiment, notes } = readLink(link);
  return {
    experiment,
    notes,
    fields,
    isSettable,
    sections: sectionsOf(experiment, { settings: 'all', setting: null }),
    written: writeLink(experiment),
  };
}

/** Draws parts of the form of a link's experiment. */
async function pencil(link: string): Promise<(part: ReactElement) => string> {
  const { experiment } = await formOf(link);
  const { createLabStore } = await import('../../store/store');
  const { createActions } = await import('../../store/actions');
  const { functionsOf } = await import('../../page-worker/call/fixture');
  // without words a key stands for its own
  await (await import('i18next')).default.init({ lng: 'en', resources: {} });
  const { createHistoryClient } = await import('../../page-worker/history/history-client');
  const { LabProvider } = await import('../state/lab');
  const { FormProvider } = await import('./form-experiment');
  const { ArmsOf } = await import('../../charts/kit/use-arms');
  const store = createLabStore();
  const actions = createActions(store, functionsOf(), () => {});
  const lab = { store, actions, history: createHistoryClient() };
  return (part) =>
    renderToStaticMarkup(
      <LabProvider lab={lab}>
        <FormProvider value={experiment}>
          <ArmsOf experiment={experiment}>{part}</ArmsOf>
        </FormProvider>
      </LabProvider>,
    );
}

/** What the form draws of every setting, by its path. */
async function drawn(link: string): Promise<Readonly<Record<string, string>>> {
  const { fields } = await formOf(link);
  const draw = await pencil(link);
  const { Control } = await import('./control');
  return Object.fromEntries(fields.map((field) => [field.path, draw(<Control field={field} ends={[784, 10]} />)]));
}

describe('the form', () => {
  it('has every setting that changes anything in exactly one place', async () => {
    for (const link of ['', 'v=1&data.set=moons', 'v=1&network.architecture=conv-2&compare.arms=late-rewound']) {
      const { experiment, fields, isSettable, sections } = await formOf(link);
      const placed = sections.flatMap(({ fields: own }) => own);
      const settable = fields.filter((field) => isSettable(experiment, field));
      expect(placed.map(({ path }) => path).toSorted()).toEqual(settable.map(({ path }) => path).toSorted());
    }
  });

  it('opens with five rows; what differs beyond them is counted, and can be shown with them', async () => {
    const { sectionsOf, changedBeyond } = await import('./sections');
    const { experiment } = await formOf('v=3&training.optimizer=sgd&pruning.scope=global&pruning.rate=0.5');
    const paths = (shown: Parameters<typeof sectionsOf>[1]): string[] =>
      sectionsOf(experiment, shown).flatMap(({ fields: own }) => own.map(({ path }) => path));
    const five = ['data.set', 'network.architecture', 'pruning.rate', 'pruning.rounds', 'chance.trials'];
    expect(paths({ settings: 'few', setting: null })).toEqual(five);
    expect(changedBeyond(experiment, { settings: 'few', setting: null })).toBe(2);
    expect(paths({ settings: 'changed', setting: null }).toSorted()).toEqual(
      [...five, 'training.optimizer', 'pruning.scope'].toSorted(),
    );
    // what a lesson points at is in sight, and not counted as hidden
    const pointed = { settings: 'few', setting: 'pruning.scope' } as const;
    expect(paths(pointed)).toContain('pruning.scope');
    expect(changedBeyond(experiment, pointed)).toBe(1);
  });

  it('draws every setting, with its name and its help', async () => {
    for (const [path, markup] of Object.entries(await drawn(''))) {
      expect(markup).toContain(`data-path="${path}"`);
      expect(markup).toMatch(/<input|<button/);
    }
  });
});

describe('methods and controls', () => {
  const count = (markup: string, part: RegExp): number => [...markup.matchAll(new RegExp(part, 'g'))].length;

  it('are few at first glance: what the ticket is usually compared with, and what is compared', async () => {
    const markup = await drawn('v=3&chains=imp*reinitialized*permuted,fine-tuned*random-mask');
    const chains = markup['compare.chains'];
    expect(count(chains, /type="checkbox"/)).toBe(3);
    expect(count(chains, /checked=""/)).toBe(2);
    // full, ticket, fine-tuned, and a control on it
    expect(count(chains, /<li>/)).toBe(4);
    expect(chains).toMatch(/aria-expanded="false"[^>]*>.*form\.compare\.more/);
  });

  it('are all there for who looks for one of them by name', async () => {
    const { FoundSettings } = await import('./found-settings');
    const draw = await pencil('v=3&chains=imp*reinitialized');
    const found = (words: string): string => draw(<FoundSettings words={words} ends={[0, 0]} />);
    // here every text is its key
    expect(found('chains.choices.snip')).toContain('aria-label="snip"');
    expect(found('compare.chains.title')).not.toContain('aria-label="snip"');
  });

  it('stand in families, each with its sentence; under one that is chosen its controls, as a group with a name', async () => {
    const { methods } = await import('../../lottery/methods');
    const { families } = await import('../../experiment/choose-chains');
    const { MethodFamilies } = await import('./method-families');
    const markup = (await pencil('v=3&chains=imp,fine-tuned*random-mask,imp&chain.2.pruning.rate=0.5'))(
      <MethodFamilies />,
    );
    for (const { id } of families) expect(markup).toContain(`aria-label="form.families.${id}"`);
    expect(count(markup, /class="method-choice"/)).toBe(methods.ids.length);
    expect(count(markup, /class="choice-about"/)).toBe(methods.ids.length);
    // the ticket's first chain, its second one, and the one of the other method
    expect(count(markup, /class="chain-parts" role="group" aria-label="[^"]+"/)).toBe(3);
    expect(count(markup, /aria-label="form\.compare\.controlsOf"/)).toBe(2);
    expect(count(markup, /aria-label="form\.compare\.remove"/)).toBe(1);
    expect(markup).toContain('settings.pruning.rate.title 50');
  });

  it('are eight at most, which is said; none can be added then', async () => {
    const { MethodFamilies } = await import('./method-families');
    const own = Array.from({ length: 7 }, (_, at) => `chain.${at + 1}.pruning.rate=0.${at + 1}`).join('&');
    const markup = (await pencil(`v=3&chains=${Array(8).fill('imp').join()}&${own}`))(<MethodFamilies />);
    expect(markup).toContain('form.compare.full');
    expect(markup).not.toContain('form.compare.again');
    expect(count(markup, /class="check-box"[^>]*data-disabled="true"/)).toBeGreaterThan(2);
  });
});

describe('settings that only one file knows', () => {
  it('have a section, places and controls in the form', async () => {
    const { sections } = await formOf('');
    const last = sections.at(-1);
    expect(last).toMatchObject({ id: 'fakes' });
    expect(last?.fields.map(({ name }) => name)).toEqual(['flavour', 'half', 'layers']);
    expect(sections.find(({ id }) => id === 'training')?.fields.map(({ path }) => path)).toContain('training.fake');
    const markup = await drawn('v=1&fakes.flavour=sour');
    expect(markup['fakes.count']).toContain('value="2"');
    expect(markup['fakes.half']).toContain('settings.fakes.half.derived');
  });

  it('go through links', async () => {
    const link = 'v=3&training.fake=0.5&fakes.flavour=sour&fakes.count=4&fakes.layers=3,2';
    const { experiment, notes, written } = await formOf(link);
    expect(notes).toEqual([]);
    expect(written).toBe(link);
    expect(experiment).toMatchObject({
      training: { fake: 0.5 },
      fakes: { flavour: 'sour', count: 4, half: null, layers: [3, 2] },
    });
    expect((await formOf('')).written).toBe('v=3');
  });

  it('are checked in links and files', async () => {
    expect((await formOf('v=1&fakes.flavour=bitter&training.fake=7')).notes).toMatchObject([
      { kind: 'not-allowed', path: 'fakes.flavour', used: 'sweet', allowed: 'sweet, sour' },
      { kind: 'not-allowed', path: 'training.fake', used: '1', allowed: '0 … 1' },
    ]);
    expect((await formOf('v=1&fakes.flavour=sour&fakes.count=8')).notes).toMatchObject([
      { kind: 'too-large', path: 'fakes.count', used: '5', allowed: '1 … 5 of the sour ones' },
    ]);
    const { readExperiment } = await import('../../experiment/stored');
    expect(() => readExperiment({ fakes: { count: 10 } })).toThrow('fakes.count is 10; allowed: 1 … 9.');
  });
});
