/** One file more, in a folder that has a registry, is enough: links, form, training, files and page know it. */
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { armNames } from '../src/experiment/arm-names';
import { chainsOf } from '../src/experiment/chains';
import { armOf, runOf, ticketOf } from '../src/lottery/run-key';
import { tableOf } from '../src/cli/experiment/table';
import { rowsOf } from '../src/cli/experiment/rows';
import { fieldAt, isSettable, withValue } from '../src/experiment/fields';
import { defaultExperiment } from '../src/experiment/schema';
import { meanOfFull } from '../src/lottery/results';
import type { Recording } from '../src/recording/recording';
import { resultsOf, standardOf } from '../src/recording/results';
import { score } from '../src/ui/kit/format';
import { readLink, writeLink, writePageLink } from '../src/experiment/link';
import { defaultView, readView } from '../src/experiment/view-link';
import type { Experiment } from '../src/experiment/schema';
import { readRecording, writeRecording } from '../src/formats/file';
import { fingerprint } from '../src/recording/fingerprint';
import { contradictionInMasks } from '../src/formats/consistency';
import { keepsPruned, tinySettings } from '../src/lottery/fixture';
import { isNestedWith } from '../src/lottery/method';
import { applyMasks, remainingByParameter } from '../src/lottery/masks';
import { methods } from '../src/lottery/methods';
import { tellsMasks } from '../src/recording/told-masks';
import type { Entry } from '../src/registry';
import { taskOf } from '../src/tasks';
import { networkToShow } from '../src/store/selectors';
import { smallExperiment, testLab } from '../src/runner/fixture';
import { findRun } from '../src/runner/stored/stored-runs';
import { makeTicket } from '../src/runner/ticket';
import { memoryStorage } from '../src/storage/memory';
import { createHistoryClient } from '../src/page-worker/history/history-client';
import { functionsOf } from '../src/page-worker/call/fixture';
import { createActions } from '../src/store/actions';
import { createLabStore } from '../src/store/store';
import { columnNames } from '../src/lottery/points';
import { Control } from '../src/ui/form/control';
import { FormProvider } from '../src/ui/form/form-experiment';
import { Charts } from '../src/ui/panels/results/charts';
import { viewsOf } from '../src/ui/panels/inside/views';
import { LabProvider } from '../src/ui/state/lab';
import { ShownProvider } from '../src/ui/state/shown';
import type { View } from '../src/ui/panels/view';
import type { Task } from '../src/tasks/task';
import { initTexts, withTexts } from '../src/ui/texts';
import { fetchAll, lecturePanels, pagePanels, panels } from '../src/ui/panels';
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
  'pruning.criterion': import.meta.glob<Entry>('./fakes/src/lottery/scores/*.ts', { eager: true, import: 'default' }),
  'compare.chains': import.meta.glob<Entry>(['./fakes/src/lottery/controls/*.ts', './fakes/src/lottery/methods/*.ts'], {
    eager: true,
    import: 'default',
  }),
} as const;
const fakeTasks = Object.values(
  import.meta.glob<Task>('./fakes/src/tasks/*/task.ts', { eager: true, import: 'default' }),
);
const taskSets = fakeTasks.flatMap(({ sets }) => sets.ids.map((id) => ['data.set', id] as const));
const choices = [
  ...taskSets,
  ...Object.entries(CHOICES).flatMap(([path, modules]) => idsOf(modules).map((id) => [path, id] as const)),
];

const fakePanels = Object.values(
  import.meta.glob<Panel>('./fakes/src/ui/panels/all/*.tsx', { eager: true, import: 'default' }),
);

beforeAll(async () => {
  await initTexts();
  await withTexts(['lecture', 'inside', 'share'], async () => undefined)();
});

/** The markup of a part of the page. */
function drawn(content: ReactNode, experiment: Experiment, recorded: Recording | null = null): string {
  const store = createLabStore(panels.ids);
  store.setState({ experiment, recorded });
  store.getInitialState = store.getState; // what is drawn as text is the first state
  const actions = createActions(store, functionsOf(), () => {});
  return renderToStaticMarkup(
    <LabProvider lab={{ store, actions, history: createHistoryClient() }}>
      <ShownProvider>
        <FormProvider value={experiment}>{content}</FormProvider>
      </ShownProvider>
    </LabProvider>,
  );
}

it('there are some of every kind', () => {
  expect(Object.values(CHOICES).map(idsOf)).not.toContainEqual([]);
  expect(fakePanels).not.toEqual([]);
});

/** All of its runs, of one trial in two rounds. */
const SHORT = '&pruning.rounds=2&chance.trials=1';

describe.each(choices)('%s=%s', (path, id) => {
  // methods and controls have a key that names them alone
  const key = path === 'compare.chains' ? 'compare.arms' : path;
  const experiment = smallExperiment(`${SHORT}&${key}=${id}`);

  it('is a choice of the form, with a name', () => {
    const field = fieldAt(path);
    expect(field).toMatchObject({ choices: expect.arrayContaining([id]) });
    expect(i18next.exists(`settings.${path}.choices.${id}`)).toBe(true);
    const control = field && <Control field={field} ends={[2, 2]} />;
    expect(drawn(control, experiment)).toContain(i18next.t(`settings.${path}.choices.${id}`));
  });

  it('stands in links', () => {
    const link = writeLink(experiment);
    expect(link).toMatch(new RegExp(`[=,*]${id}(?=[&*]|$)`));
    expect(readLink(link)).toEqual({ experiment, notes: [] });
  });

  it('trains, and its recording comes back from a file with the same fingerprint', async () => {
    const { lab, statuses, recording } = testLab();
    await lab.start(experiment);
    lab.close();
    expect(statuses.at(-1)).toBe('finished');
    const recorded = recording(experiment);
    const read = await readRecording(await writeRecording(recorded));
    expect(read.experiment).toEqual(experiment);
    expect(fingerprint(read)).toBe(fingerprint(recorded));
    expect(fingerprint(read)).not.toBeNull();
  });
});

it.each(idsOf(CHOICES['compare.chains']))('%s is an arm with runs and a name of its own', async (id) => {
  const experiment = smallExperiment(`${SHORT}&compare.arms=${id}`);
  const { lab, recording } = testLab();
  await lab.start(experiment);
  lab.close();
  expect(recording(experiment).runs.map((run) => armNames(experiment).nameOf(armOf(run.id)))).toContain(id);
  expect(i18next.exists(`arms.${id}`)).toBe(true);
});

// the tiny network has no batch-norm, from which masks could emerge
it.each(methods.all.filter(({ emerges }) => !emerges).map((method) => [method.id, method] as const))(
  'method %s says whether its masks are nested',
  async (id, method) => expect(await keepsPruned(id)).toBe(isNestedWith(method, tinySettings)),
);

it('a score before training is computed in its passes, and told', async () => {
  const experiment = smallExperiment(
    '&training.steps=10&chance.trials=1&pruning.rounds=1&chains=imp,signed-flow&pruning.scope=everything',
  );
  const { lab, recording } = testLab();
  await lab.start(experiment);
  lab.close();
  const { masks, measurements = [] } = recording(experiment);
  expect(measurements.map(({ columns }) => columns.pass)).toEqual([[1, 1, 1, 2, 2, 2, 3, 3, 3]]);
  const sums = masks.map(({ remaining }) => remaining[1].reduce((sum, count) => sum + count, 0));
  expect(new Set(sums).size).toBe(1);
});

it('where weights come back, the masks of the last round are told, and what contradicts them is refused', async () => {
  const experiment = smallExperiment('&compare.arms=drawn-anew');
  const { lab, recording } = testLab();
  await lab.start(experiment);
  lab.close();
  const recorded = recording(experiment);
  const chain = chainsOf(experiment).findIndex(({ method }) => method === 'drawn-anew');
  const mask = recorded.masks[recorded.masks.findIndex((record) => record.chain === chain)];
  expect([0, 1, 2, 3].filter((level) => tellsMasks(experiment, mask, level))).toEqual([3]);
  expect(contradictionInMasks(recorded)).toBeNull();
  const [bytes] = mask.prunedIn;
  const pruned = bytes?.findIndex((when) => when === 3) ?? -1;
  const changed = { ...mask, prunedIn: [bytes?.with(pruned, 0) ?? null, ...mask.prunedIn.slice(1)] };
  const masks = recorded.masks.map((record) => (record === mask ? changed : record));
  expect(contradictionInMasks({ ...recorded, masks })?.english).toContain('weights left in round 3');
});

it('where weights come back, the ticket of every round has the masks that it was trained under', async () => {
  const storage = memoryStorage();
  const experiment = smallExperiment('&compare.arms=drawn-anew');
  const { lab, recording } = testLab({ storage });
  await lab.start(experiment);
  lab.close();
  const recorded = recording(experiment);
  for (const { trial, chain, remaining } of recorded.masks) {
    for (const level of [1, 2, 3]) {
      const { ticket } = await makeTicket(recorded, runOf(trial, ticketOf(chain), level), async (plan, run) => {
        const found = await findRun(storage, plan, run);
        return found && { weights: found.weights, rounded: false };
      });
      expect(remainingByParameter(ticket.network.parameters, ticket.masks)).toEqual(remaining[level]);
      expect(applyMasks(ticket.thetaT, ticket.masks)).toEqual(ticket.thetaT);
    }
  }
});

it('what looks at a network waits for it, also where its masks need none', async () => {
  const experiment = smallExperiment('&pruning.criterion=large-init&compare.arms=constant,signs-rewound');
  const { lab, statuses, recording } = testLab();
  await lab.start(experiment);
  lab.close();
  expect(statuses.at(-1)).toBe('finished');
  expect(recording(experiment).runs).toHaveLength(20);
});

describe.each(fakePanels.map((panel) => [panel.id, panel] as const))('panel %s', (id, panel) => {
  const { experiment } = readLink('');
  const subject = { task: taskOf(experiment.data.set), network: networkToShow(experiment), experiment };

  it('is on the page, in lectures and in their menus, with words', () => {
    expect(panels.get(id)).toBe(panel);
    expect(pagePanels(subject)).toContain(panel);
    expect(lecturePanels(subject)).toContain(panel);
    const said = ['name', 'question', 'notes'].map((text) => i18next.exists(`lecture.things.${id}.${text}`));
    expect(said).toEqual([true, true, true]);
  });

  it('is drawn', () => {
    for (const Content of [panel.page?.Content, panel.Lecture])
      expect(Content && drawn(<Content />, experiment)).toContain(`class="${id}"`);
    expect(drawn(<Charts />, experiment)).toContain(`class="${id}"`);
  });

  it('stands in links', () => {
    const view = { ...defaultView, lecture: true, slide: id, hidden: [id] };
    const link = writePageLink(experiment, view);
    expect(link).toContain(`lecture=${id}&hide=${id}`);
    expect(readView(link, panels.ids)).toEqual({ view, notes: [] });
  });
});

const fakeViews = Object.values(
  import.meta.glob<View>('./fakes/src/ui/panels/views/*.tsx', { eager: true, import: 'default' }),
);

it.each(fakeViews.map((view) => [view.id, view] as const))('view %s is a tab with its chart', (id, { of, Content }) => {
  const { experiment } = readLink('');
  const Views = viewsOf(of);
  expect(drawn(<Views />, experiment)).toContain(i18next.t(`inside.views.${id}`));
  expect(drawn(<Content />, experiment)).toContain('<figure');
});

describe.each(fakeTasks.map((task) => [task.id, task] as const))('task %s', (_, task) => {
  const experiment = smallExperiment(`&data.set=${task.sets.ids[0]}`);
  const subject = { task, network: networkToShow(experiment), experiment };
  const { lab, recording } = testLab();
  beforeAll(async () => {
    await lab.start(experiment);
    lab.close();
  });

  it.each(Object.keys({ ...task.fields.made, ...task.fields.prepared }))('has a setting %s of its own', (name) => {
    const field = fieldAt(`data.${name}`);
    if (field?.kind !== 'number') throw new Error(`data.${name} is no number`);
    expect(isSettable(experiment, field)).toBe(true);
    expect(isSettable(defaultExperiment, field)).toBe(false);
    expect(drawn(<Control field={field} ends={[2, 2]} />, experiment)).toContain(
      i18next.t(`settings.data.${name}.title`),
    );
    const changed = withValue(experiment, field, field.max);
    expect(writeLink(changed)).toContain(`data.${name}=${field.max}`);
    expect(readLink(writeLink(changed))).toEqual({ experiment: changed, notes: [] });
  });

  it('learns, and is judged by its own metric in tables', () => {
    const recorded = recording(experiment);
    const standard = standardOf(recorded);
    expect(standard.judge).toBe(task.judge);
    for (const result of resultsOf(recorded).filter(({ level }) => level === 0)) expect(result.guessing).toBe(false);
    expect(tableOf(standard.judge, rowsOf(recorded))).toContain(`test ${task.judge.id} there`);
  });

  it('is on the page with all that fits it, in words of its own', async () => {
    const shown = [...pagePanels(subject), ...lecturePanels(subject)];
    const contents = shown.flatMap(({ page, Lecture }) => [page?.Content, Lecture]);
    await fetchAll(contents);
    const recorded = recording(experiment);
    expect(columnNames(task.columns).filter((column) => !i18next.exists(`export.columns.${column}`))).toEqual([]);
    const page = contents
      .map((Content) => Content && drawn(<Content />, experiment, recorded))
      .join('')
      .replaceAll(/ (class|style|d)="[^"]*"/g, '');
    expect(page).toContain(score(task.judge, meanOfFull(resultsOf(recorded), 'testAtStop') ?? NaN));
    expect(page.match(/\w*(accura|class|cross-entropy)\w*/i)).toBeNull();
    expect(page.match(/\b(charts|verdict|inside|lecture|settings)(\.\w+)+/)).toBeNull();
    expect(shown.map(({ id }) => id)).not.toContain('try');
  });
});
