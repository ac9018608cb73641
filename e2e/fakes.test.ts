/** One file more, in a folder that has a registry, is enough: links, form, training, files and page know it. */
import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { fields } from '../src/experiment/fields';
import { readLink, writeLink, writePageLink } from '../src/experiment/link';
import { defaultView, readView } from '../src/experiment/view-link';
import { readRecording, writeRecording } from '../src/formats/file';
import { fingerprint } from '../src/recording/fingerprint';
import type { Entry } from '../src/registry';
import { networkOf } from '../src/store/selectors';
import { smallExperiment, testLab } from '../src/runner/fixture';
import { initTexts } from '../src/ui/texts';
import { lecturePanels, pagePanels, panels } from '../src/ui/panels';
import type { Panel } from '../src/ui/panels/panel';

const idsOf = (modules: Readonly<Record<string, Entry>>): string[] => Object.values(modules).map(({ id }) => id);

/** What is one of the choices of a setting, by the path of the setting. */
const CHOICES = {
  'data.set': import.meta.glob<Entry>('./fakes/src/tasks/classification/sets/*.ts', { eager: true, import: 'default' }),
  'network.architecture': import.meta.glob<Entry>('./fakes/src/models/architectures/*.ts', {
    eager: true,
    import: 'default',
  }),
  'network.initializer': import.meta.glob<Entry>('./fakes/src/lottery/initializers/*.ts', {
    eager: true,
    import: 'default',
  }),
} as const;
const choices = Object.entries(CHOICES).flatMap(([path, modules]) => idsOf(modules).map((id) => [path, id] as const));

const fakePanels = Object.values(
  import.meta.glob<Panel>('./fakes/src/ui/panels/all/*.tsx', { eager: true, import: 'default' }),
);

beforeAll(initTexts);

it('there are some of every kind', () => {
  expect(Object.values(CHOICES).map(idsOf)).not.toContainEqual([]);
  expect(fakePanels).not.toEqual([]);
});

describe.each(choices)('%s=%s', (path, id) => {
  const experiment = smallExperiment(`&${path}=${id}`);

  it('is a choice of the form, with a name', () => {
    const field = fields.find((one) => one.path === path);
    expect(field).toMatchObject({ choices: expect.arrayContaining([id]) });
    expect(i18next.exists(`settings.${path}.choices.${id}`)).toBe(true);
  });

  it('stands in links', () => {
    const link = writeLink(experiment);
    expect(link).toContain(`${path}=${id}`);
    expect(readLink(link)).toEqual({ experiment, notes: [] });
  });

  it('trains, and its recording comes back from a file with the same fingerprint', async () => {
    const { lab, statuses, recording } = testLab();
    await lab.start(experiment);
    lab.close();
    expect(statuses.at(-1)).toBe('finished');
    const recorded = recording(experiment);
    const read = await readRecording(writeRecording(recorded));
    expect(read.experiment).toEqual(experiment);
    expect(fingerprint(read)).toBe(fingerprint(recorded));
    expect(fingerprint(read)).not.toBeNull();
  });
});

describe.each(fakePanels.map((panel) => [panel.id, panel] as const))('panel %s', (id, panel) => {
  const { experiment } = readLink('');
  const subject = { network: networkOf(experiment) };

  it('is on the page, in lectures and in their menus, with words', () => {
    expect(panels.get(id)).toBe(panel);
    expect(pagePanels(subject)).toContain(panel);
    expect(lecturePanels(subject)).toContain(panel);
    const said = ['name', 'question', 'notes'].map((text) => i18next.exists(`lecture.things.${id}.${text}`));
    expect(said).toEqual([true, true, true]);
  });

  it('stands in links', () => {
    const view = { ...defaultView, lecture: true, slide: id, hidden: [id] };
    const link = writePageLink(experiment, view);
    expect(link).toContain(`lecture=${id}&hide=${id}`);
    expect(readView(link, panels.ids)).toEqual({ view, notes: [] });
  });
});
