import { comparing } from '../../experiment/sections/compare';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dataSets } from '../../tasks/classification/data-sets';
import { loadSplits } from '../../tasks/classification/prepare';
import { settingsOf } from '../../tasks/classification/settings';
import { experimentOf } from '../../experiment/preset';
import type { Column, PointColumns } from '../../lottery/points';
import { mostFrequentShare } from '../../tasks/classification/guessing';
import type { DataInfo } from '../../tasks/task';
import { readRecording, writeRecording } from '../file';
import { smallEngine, smallExperiment, smallMask, smallRecording, smallRun } from '../../recording/fixture';
import {
  emptyRecording,
  type MaskRecord,
  type Measurement,
  type Recording,
  type RunRecord,
  type Warning,
} from '../../recording/recording';
import { contradictionInMasks, contradictionOf } from '.';
import { runOf, ticketOf } from '../../lottery/run-key';

const [full, ticket] = [smallRun('full', 0.5), smallRun(ticketOf(0), 0.4)];
const good = smallRecording(full, ticket);
const found = (recording: Recording): string | null =>
  (contradictionOf(recording) ?? contradictionInMasks(recording))?.english ?? null;

const withRun = (change: Partial<RunRecord>): Recording => ({ ...good, runs: [full, { ...ticket, ...change }] });
const withPoints = (change: Readonly<Record<Column, PointColumns[Column]>> | Pick<PointColumns, 'step'>): Recording =>
  withRun({ points: { ...ticket.points, ...change } });
const withMask = (change: Partial<MaskRecord>): Recording => ({ ...good, masks: [{ ...smallMask(), ...change }] });
const withId = (change: Partial<RunRecord['id']>): Recording => withRun({ id: { ...ticket.id, ...change } });
const withWarning = (warning: Warning): Recording => ({ ...good, warnings: [warning] });
const withExperiment = (
  section: 'pruning' | 'compare' | 'training',
  change: object,
  runs = good.runs,
  masks = good.masks,
): Recording => ({
  ...good,
  runs,
  masks,
  experiment: { ...smallExperiment, [section]: { ...smallExperiment[section], ...change } },
});

describe('what was really recorded', () => {
  const names = readdirSync('public/recordings').filter((name) => !name.includes('weights'));
  it('is every recording of the app', () => expect(names).not.toEqual([]));
  it.each(names)('%s opens, and states its fingerprint when it is written again', async (name) => {
    const recording = await readRecording(readFileSync(`public/recordings/${name}`, 'utf8'));
    expect(await readRecording(await writeRecording(recording))).toEqual(recording);
  });

  it.each(
    dataSets.all
      .filter(({ files }) => files.length === 0)
      .flatMap(({ id }) => [1, 7, 33, 101, 1_000].map((validation) => [id, validation] as const)),
  )('the share of the most frequent class that %s with %i validation examples really has', (set, validation) => {
    const experiment = experimentOf({ id: 'x', settings: { data: { set, train: 20, validation, test: 20 } } });
    const {
      inputShape,
      classNames,
      validation: { labels },
    } = loadSplits(settingsOf(experiment.data), 3, {});
    const data: DataInfo = { inputShape, classNames, filesHash: null, mostFrequent: mostFrequentShare(labels) };
    expect(found({ ...emptyRecording(experiment), engine: smallEngine, data })).toBeNull();
  });

  const diverged: RunRecord = {
    ...ticket,
    status: 'diverged',
    points: {
      ...ticket.points,
      'validation.loss': [0.7, null],
      'test.accuracy': [null, null],
      'train.accuracy': [null, null],
    },
  };
  it.each([
    ['nothing yet', { ...smallRecording(), engine: null, data: null }],
    [
      'a stopped run: the full network alone, masks of the first round',
      { ...smallRecording(full), masks: [smallMask()] },
    ],
    [
      'masks of round 0',
      {
        ...smallRecording(full),
        masks: [{ ...smallMask(), remaining: [[4, 2, 4, 2]], prunedIn: [null, null, null, null] }],
      },
    ],
    ['a run that diverged', { ...good, runs: [full, diverged] }],
    [
      'a run that diverged at its first point',
      {
        ...good,
        runs: [
          full,
          {
            ...diverged,
            points: Object.fromEntries(
              Object.entries(diverged.points).map(([name, values]) => [
                name,
                name === 'validation.loss' ? [null] : values.slice(0, 1),
              ]),
            ) as unknown as PointColumns,
          },
        ],
      },
    ],
    ['its chain, stopped', { ...good, runs: [full, diverged], warnings: [{ kind: 'chain-stopped', id: ticket.id }] }],
    ['a run that answered fewer examples than it was asked', withRun({ evaluation: { seconds: 1, examples: 500 } })],
    [
      'global pruning: the sum alone is known',
      withExperiment('pruning', { scope: 'global', outputRate: 0.35 }, good.runs, [smallMask()]),
    ],
    [
      'a step that evaluations do not divide',
      withExperiment(
        'training',
        { steps: 70 },
        [full, ticket].map((run) => ({ ...run, points: { ...run.points, step: [50, 70] } })),
      ),
    ],
    ['late rewinding, from step 60', withExperiment('compare', comparing('late-rewound'), [full])],
  ] satisfies [string, Recording][])('is %s', (_what, recording) => expect(found(recording)).toBeNull());

  it('is a ticket of round 2 whose earlier masks nobody told', () => {
    const told: MaskRecord = {
      ...smallMask(),
      remaining: [
        [4, 2, 4, 2],
        [4, 2, 4, 2],
        [2, 2, 2, 2],
      ],
      prunedIn: [Uint8Array.of(2, 0, 2, 0), null, Uint8Array.of(0, 2, 0, 2), null],
    };
    const run = { ...ticket, id: runOf(0, '0', 2) };
    expect(found(withExperiment('pruning', { rounds: 2 }, [full, run], [told]))).toBeNull();
  });

  it('begins after the rewind step', () => {
    const late = (step: number[]): Recording => ({
      ...withExperiment('compare', comparing('late-rewound')),
      masks: [{ ...smallMask(), chain: 1 }],
      runs: [
        full,
        {
          ...ticket,
          id: runOf(0, ticketOf(1), 1),
          points: Object.fromEntries(
            Object.entries(ticket.points).map(([name, values]) => [
              name,
              name === 'step' ? step : values.slice(2 - step.length),
            ]),
          ) as unknown as PointColumns,
        },
      ],
    });
    expect(found(late([100]))).toBeNull();
    expect(found(late([50, 100]))).toBe(
      'trial 1, round 1, "late-rewound": evaluation point 1 is at step 50; allowed: 100',
    );
  });
});

it.each([
  // accuracies and losses
  [
    withPoints({ 'validation.accuracy': [0.5, 4.88] }),
    'trial 1, round 1, "ticket": the validation accuracy at step 100 is 4.88; allowed: 0 … 1',
  ],
  [withPoints({ 'test.accuracy': [-0.5, 0.9] }), 'the test accuracy at step 50 is -0.5; allowed: 0 … 1'],
  [
    withPoints({ 'train.accuracy': [0.5, 0.905] }),
    'the training accuracy at step 100 is 0.905, no whole number of 100 examples',
  ],
  [
    withPoints({ 'validation.loss': [0.5, -0.1] }),
    'the validation loss at step 100 is -0.1; allowed: numbers from 0 on',
  ],
  [
    withPoints({ 'validation.loss': [0.5, null] }),
    'the validation loss at step 100 is null; allowed: numbers from 0 on',
  ],
  [withRun({ status: 'diverged' }), 'it diverged, but its last validation loss is 0.4; allowed: null'],
  [withPoints({ 'test.accuracy': [null, null] }), 'the test accuracy at step 100 is missing'],
  [
    withPoints({ 'validation.loss': [0.1, 0.2], 'train.accuracy': [null, 0.9] }),
    'the training accuracy at step 50 is missing; a finished run has it where its validation loss is lowest and at its end',
  ],
  // steps
  [withPoints({ step: [100, 50] }), 'evaluation point 1 is at step 100; allowed: 50'],
  [withPoints({ step: [50, 50] }), 'evaluation point 2 is at step 50; allowed: 100'],
  [withPoints({ step: [50, 150] }), 'evaluation point 2 is at step 150; allowed: 100'],
  [
    withPoints(Object.fromEntries(Object.entries(ticket.points).map(([name, values]) => [name, values.slice(0, 1)]))),
    'it is finished, but its last evaluation point is at step 50; allowed: 100',
  ],
  [
    withPoints(
      Object.fromEntries(
        Object.entries(ticket.points).map(([name, values]) => [name, [...values, name === 'step' ? 150 : 0.5]]),
      ),
    ),
    'evaluation point 3 is at step 150; the run has 100 steps',
  ],
  // which runs there are
  [withId({ trial: 3 }), 'trial 4, round 1, "ticket": the experiment has trials 1 … 1'],
  [withId({ level: 2 }), 'trial 1, round 2, "ticket": its chain has rounds 1 … 1'],
  [withId({ control: 'reinitialized' }), 'the experiment has the arms ticket'],
  [withId({ chain: null }), 'round 0 is that of "full", and of nothing else'],
  [{ ...good, runs: [full, ticket, ticket] }, 'trial 1, round 1, "ticket": the run is there twice'],
  // masks
  [
    withMask({
      remaining: [
        [4, 2, 4, 2],
        [52_084, 2, 3, 2],
      ],
    }),
    'masks of trial 1, "ticket": 52084 weights of parameter 1 are left in round 1; allowed: 0 … 4',
  ],
  [
    withMask({
      remaining: [
        [4, 2, 4, 2],
        [2, 2, 3, 2],
      ],
    }),
    '2 weights of parameter 1 are left in round 1; pruning leaves 3',
  ],
  [
    withMask({
      remaining: [
        [3, 2, 4, 2],
        [3, 2, 3, 2],
      ],
    }),
    '3 weights of parameter 1 are left in round 0; allowed: 4',
  ],
  [
    withMask({
      remaining: [
        [4, 2, 4, 2],
        [3, 1, 3, 2],
      ],
    }),
    '1 weights of parameter 2 are left in round 1; allowed: 2',
  ],
  [
    withMask({
      remaining: [
        [4, 2, 4, 2],
        [3, 2, 3],
      ],
    }),
    'round 1 counts 3 parameters; the network has 4',
  ],
  [withMask({ remaining: [...smallMask().remaining, [2, 2, 2, 2]] }), 'they have 3 rounds; allowed: 1 … 2'],
  [withMask({ remaining: smallMask().remaining.slice(0, 1) }), 'they end with round 0, but round 1 was trained'],
  [
    withMask({ prunedIn: [Uint8Array.of(0, 1, 1, 0), null, Uint8Array.of(0, 0, 0, 1), null] }),
    'parameter 1 has 2 weights left in round 1, not 3 as it states',
  ],
  [
    withMask({ prunedIn: [Uint8Array.of(0, 1, 0, 2), null, Uint8Array.of(0, 0, 0, 1), null] }),
    'parameter 1 is pruned in round 2; allowed: 1 … 1',
  ],
  [
    withMask({ prunedIn: [Uint8Array.of(0, 1, 0), null, Uint8Array.of(0, 0, 0, 1), null] }),
    'that of parameter 1 has 3 weights; allowed: 4',
  ],
  [
    withMask({ prunedIn: [Uint8Array.of(0, 1, 0, 0), null, null, null] }),
    'that of parameter 3 has no weights; allowed: 4',
  ],
  [
    withMask({ prunedIn: [Uint8Array.of(0, 1, 0, 0), Uint8Array.of(0, 0), Uint8Array.of(0, 0, 0, 1), null] }),
    'that of parameter 2 has 2 weights; allowed: no mask',
  ],
  [withMask({ prunedIn: [] }), 'there are 0; the network has 4 parameters'],
  [withMask({ trial: 1 }), 'the experiment has trials 1 … 1'],
  [{ ...good, masks: [smallMask(), smallMask()] }, 'they are there twice'],
  [{ ...good, masks: [] }, 'masks of trial 1, "ticket": they are missing, but round 1 was trained'],
  // engine and data
  [{ ...good, data: null }, 'it has 2 runs, but says not which engine trained them on which data'],
  [
    { ...good, engine: good.engine && { ...good.engine, backend: 'webgl' } },
    'the engine "simd" does not run on "webgl"',
  ],
  [
    { ...good, data: good.data && { ...good.data, inputShape: [3] } },
    'its inputs have the shape [3]; those of "moons" have [2]',
  ],
  [{ ...good, data: good.data && { ...good.data, classNames: ['A'] } }, 'its data have 1 classes; "moons" has 2'],
  [
    { ...good, data: good.data && { ...good.data, filesHash: 'ab' } },
    `the hash of its data's files is "ab"; allowed for "moons": null`,
  ],
  [{ ...good, data: good.data && { ...good.data, classNames: ['A', 'A'] } }, 'two of its classes are called "A"'],
  [
    { ...good, data: good.data && { ...good.data, mostFrequent: 0.6 } },
    'its most frequent class has 60 of 100 validation examples; in "moons" it has 50',
  ],
  [
    { ...good, data: good.data && { ...good.data, mostFrequent: 0.505 } },
    'its most frequent class has 50.5 of 100 validation examples; allowed: a whole number',
  ],
  [
    { ...good, data: good.data && { ...good.data, mostFrequent: 0.9000001 } },
    'its most frequent class has 90.00001 of 100 validation examples; allowed: a whole number',
  ],
  [
    { ...good, engine: good.engine && { ...good.engine, version: '4.22.0' } },
    'the engine "simd" has no version "4.22.0"',
  ],
  [
    { ...good, engine: good.engine && { ...good.engine, software: true } },
    'it is said to be emulated, but "wasm" is no graphics chip',
  ],
  [
    withRun({ evaluation: { seconds: 1, examples: 601 } }),
    'it is said to have answered 601 examples; allowed: at most 600',
  ],
  // warnings
  [
    withWarning({ kind: 'layer-emptied', id: ticket.id, layer: 1 }),
    'layer 1 is said to be empty, but its mask leaves weights',
  ],
  [
    withWarning({ kind: 'network-cut', id: ticket.id }),
    'the network is said to be cut, but weights lead from its inputs to its outputs',
  ],
  [
    withWarning({ kind: 'chain-stopped', id: ticket.id }),
    'its chain is said to have stopped, but the run did not diverge',
  ],
  [withWarning({ kind: 'network-cut', id: { ...ticket.id, trial: 7 } }), 'the experiment has trials 1 … 1'],
] satisfies [Recording, string][])('what contradicts itself is named: %#', async (recording, sentence) => {
  expect(found(recording)).toContain(sentence);
  await expect(readRecording(await writeRecording(recording))).rejects.toThrow('The recording ');
});

it('numbers that are not those recorded are told by the fingerprint', async () => {
  const text = await writeRecording(good);
  await expect(readRecording(text.replace('[0.5,0.9]', '[0.5,0.89]'))).rejects.toThrow(
    /^The recording states the fingerprint [0-9a-f]{8}, but its numbers have [0-9a-f]{8}: they are not those that were recorded\.$/,
  );
  await expect(readRecording(text.replace('"validation.loss":[0.75,', '"validation.loss":[0.76,'))).rejects.toThrow(
    'fingerprint',
  );
  await expect(
    readRecording(
      text.replace('"id":"simd","backend":"wasm"', '"id":"tfjs","backend":"cpu"').replace('simd-2', '4.22.0'),
    ),
  ).rejects.toThrow('its numbers have none');
  // files of earlier versions state none
  expect(await readRecording(text.replace(/,"fingerprint":"[^"]*"/, ''))).toEqual(good);
  expect(text).toMatch(/,"fingerprint":"[0-9a-f]{64}"}$/);
});

it.each(['simd-1', 'simd-2', 'simd-2 convolutions-2', 'simd-2 dropout-2', 'simd-2 convolutions-2 dropout-2'])(
  'recordings of %s open, and say so',
  async (version) => {
    const recording = { ...good, engine: { ...smallEngine, version } };
    expect((await readRecording(await writeRecording(recording))).engine?.version).toBe(version);
  },
);

it('versions that no engine has are refused', async () => {
  const recording = { ...good, engine: { ...smallEngine, version: 'simd-2 convolutions' } };
  await expect(readRecording(await writeRecording(recording))).rejects.toThrow('simd-2 convolutions');
});

/** `good` as a file of either version writes it. */
const written = async (version: number): Promise<string> => {
  const text = (await writeRecording(good)).replace(/,"fingerprint":"[^"]*"/, '');
  if (version === 2) return text;
  return text
    .replace('"version":2', '"version":1')
    .replace('{"chains":["imp"]}', '{"arms":[]}')
    .replaceAll(
      /"(validation|test|train)\.(l|a)/g,
      (_all, split: string, first: string) => `"${split}${first.toUpperCase()}`,
    );
};

it.each([1, 2])(
  'a file of version %i that names what is not there is refused with what is allowed',
  async (version) => {
    const text = await written(version);
    expect(await readRecording(text)).toEqual(good);
    const refused = async (from: string, to: string, sentence: string): Promise<void> => {
      expect(text).toContain(from);
      await expect(readRecording(text.replace(from, to))).rejects.toThrow(
        `The recording contradicts itself: ${sentence}.`,
      );
    };
    // masks are those of a chain: a control has none of its own
    await refused(
      '"chain":"ticket"',
      '"chain":"random-mask"',
      'masks of trial 1, "random-mask": allowed are those of ticket',
    );
    await refused('"chain":"ticket"', '"chain":"full"', 'masks of trial 1, "full": allowed are those of ticket');
    await refused('"chain":"ticket"', '"chain":"7"', 'masks of trial 1, "7": allowed are those of ticket');
    const arms = 'the experiment has the arms ticket';
    await refused('"arm":"ticket"', '"arm":"fine-tuned"', `trial 1, round 1, "fine-tuned": ${arms}`);
    await refused('"arm":"ticket"', '"arm":"ticket*random-mask"', `trial 1, round 1, "ticket*random-mask": ${arms}`);
    await refused('"arm":"ticket"', '"arm":"1*reinitialized"', `trial 1, round 1, "1*reinitialized": ${arms}`);
    await refused(
      '"round":1,"arm":"ticket"',
      '"round":2,"arm":"ticket"',
      'trial 1, round 2, "ticket": its chain has rounds 1 … 1',
    );
    await refused(
      '"round":0,"arm":"full"',
      '"round":1,"arm":"full"',
      'trial 1, round 1, "full": round 0 is that of "full", and of nothing else',
    );
  },
);

describe('measurements', () => {
  const path: Measurement = {
    measure: 'path',
    id: full.id,
    about: { step: 0, start: 0 },
    columns: {
      alpha: [0, 0.25, 0.5, 0.75, 1],
      'test.loss': [0.5, 1, null, 1, 0.25],
      'test.accuracy': [1, 0.5, 0, 0.5, 1],
    },
  };
  const connectivity = { ...smallExperiment.connectivity, steps: [0, 10], anotherStart: 'drawn', points: 5 } as const;
  const asking: Recording = { ...good, experiment: { ...smallExperiment, connectivity } };
  const measured = (...measurements: Measurement[]): string | null => found({ ...asking, measurements });

  it('come back from a file', async () => {
    const [first, second] = [path, { ...path, about: { step: 10, start: 0 } }];
    const read = await readRecording(await writeRecording({ ...asking, measurements: [second, first] }));
    expect(read.measurements).toEqual([first, second]);
  });

  it('are refused where they contradict the experiment or their measure', () => {
    const at = 'trial 1, round 0, "full": ';
    const { columns } = path;
    expect(measured(path)).toBeNull();
    expect(measured({ ...path, id: { ...path.id, trial: 7 } })).toContain('the experiment has trials');
    expect(measured({ ...path, measure: 'mood' })).toContain('there is no measure "mood"; known: ');
    const twice = `${at}what "path" has measured is there twice`;
    expect(measured(path, path)).toBe(twice);
    expect(measured(path, { ...path, about: { start: 0, step: 0 } })).toBe(twice);
    expect(measured({ ...path, columns: { 'test.loss': [1] } })).toBe(
      `${at}"path" has the columns alpha, and those of metrics`,
    );
    expect(measured({ ...path, columns: { alpha: [0], mood: [1] } })).toContain('and those of metrics');
    const lengths = `${at}the columns of "path" are not of one length of at most 61`;
    expect(measured({ ...path, about: {} })).toBe(`${at}"path" is told with these numbers: step, start`);
    expect(measured({ ...path, columns: { ...columns, 'test.loss': [1] } })).toBe(lengths);
  });

  it.each<[Measurement['columns'], string]>([
    [{ alpha: [0.5, 7, -3, 0.1, 0.2] }, 'row 1 of a path has the alpha 0.5; allowed: 0'],
    [{ alpha: [0, 0.25, null, 0.75, 1] }, 'row 3 of a path has the alpha null; allowed: 0.5'],
    [{ alpha: [0, 0.3, 0.5, 0.75, 1] }, 'row 2 of a path has the alpha 0.3; allowed: 0.25'],
    [{ alpha: [0, 0.25, 0.5, 0.75, 1.01] }, 'row 5 of a path has the alpha 1.01; allowed: 1'],
    [{ 'test.accuracy': [1, 57, 0, 0, 0] }, 'row 2 of "path" has the test.accuracy 57; allowed: 0 … 1'],
    [{ 'train.accuracy': [-3, 0, 0, 0, 0] }, 'row 1 of "path" has the train.accuracy -3; allowed: 0 … 1'],
    [{ 'test.loss': [0, 0, -5, 0, 0] }, 'row 3 of "path" has the test.loss -5; allowed: numbers from 0 on'],
    [{ 'test.mood': [0, 0, 0, 0, 0] }, '"path" has the columns alpha, and those of metrics'],
  ])('of a path have places and metrics that can be: %#', (change, reason) => {
    const told = measured({ ...path, columns: { ...path.columns, ...change } });
    expect(told).toBe(`trial 1, round 0, "full": ${reason}`);
  });

  it('are those that the experiment asks for, or are refused', () => {
    const of = (change: Partial<Measurement>): string | null => measured({ ...path, ...change });
    const at = 'trial 1, round 0, "full": ';
    const allowed = 'start 0, step 0; start 0, step 10; start 1, step 0';
    for (const about of [
      { step: 777_777, start: 0 },
      { step: 0, start: 2 },
      { step: 10, start: -3.5 },
      { step: 10, start: 1 },
    ]) {
      expect(of({ about })).toBe(`${at}"path" is of start ${about.start}, step ${about.step}; allowed: ${allowed}`);
    }
    expect(of({ about: { step: 0, start: 1 } })).toBeNull();
    expect(of({ columns: { alpha: [0, 0.5, 1] } })).toBe(`${at}"path" has 3 rows; allowed: 5`);
    expect(of({ id: ticket.id })).toBe('trial 1, round 1, "ticket": the experiment asks for no "path" of this run');
    expect(found({ ...good, measurements: [path] })).toBe(`${at}the experiment asks for no "path" of this run`);
    const scores = { pass: [1, 1], parameter: [0, 2], sum: [1, 2], mean: [0.25, 0.5], remaining: [4, 4] };
    expect(of({ id: ticket.id, measure: 'layer-scores', about: {}, columns: scores })).toContain('no "layer-scores"');
  });

  it('of a plane are those of its networks and of an even grid, or are refused', () => {
    const at = 'trial 1, round 0, "full": ';
    const grid = [0, 1, 2, 3, 4];
    const [x, y]: (number | null)[][] = [
      [0, 4, 1, ...grid.flatMap(() => grid)],
      [0, 0, 3, ...grid.flatMap((row) => grid.map(() => row))],
    ];
    const laid = { ...asking.experiment, connectivity: { ...connectivity, plane: 'copies', planePoints: 5 } } as const;
    const plane = (columns: Measurement['columns'], step = 0): string | null =>
      found({
        ...asking,
        experiment: laid,
        measurements: [{ measure: 'plane', id: full.id, about: { step }, columns }],
      });
    expect(plane({ x, y, 'test.loss': x.map(() => null) })).toBeNull();
    expect(plane({ x: [0, 4, 9], y: [0, 0, 0], 'test.loss': [1, 2, 3] })).toBeNull(); // on one line
    expect(plane({ x, y }, 20)).toBe(`${at}"plane" is of step 20; allowed: step 0; step 10`);
    expect(plane({ x: [0, 4, 9], y: [0, 0, 0], 'test.accuracy': [1, 2, 1] })).toContain(
      'test.accuracy 2; allowed: 0 … 1',
    );
    const places = `${at}the places of a plane are not those of an even grid, or are no numbers`;
    expect(plane({ x: [0, 4, null], y: [0, 0, 0] })).toBe(places);
    expect(plane({ x: x.with(10, null), y })).toBe(places);
    expect(plane({ x: x.with(10, 2.5), y })).toBe(places);
    expect(plane({ x: y, y: x })).toBe(places);
    expect(plane({ x: x.map(() => 0), y: x.map(() => 0) })).toBe(places);
    expect(plane({ x: x.slice(1), y: y.slice(1) })).toBe(
      `${at}a plane has 27 rows; allowed: 3 for its networks, then n × n for its grid, n from 5 to 49`,
    );
    expect(plane({ x: [], y: [] })).toContain('a plane has 0 rows');
  });

  it('of scores by layer have every parameter that is pruned in every pass, or are refused', () => {
    const columns = {
      pass: [1, 1, 2, 2],
      parameter: [0, 2, 0, 2],
      sum: [1, 2, 3, 0],
      mean: [0.25, 0.5, 1, null],
      remaining: [4, 4, 3, 0],
    };
    const scoring = withExperiment('compare', comparing('synflow'), [full], []);
    const id = runOf(0, ticketOf(1), 1);
    const scores = (change: Measurement['columns']): string | null => {
      const told = { measure: 'layer-scores', id, about: {}, columns: { ...columns, ...change } };
      return found({ ...scoring, measurements: [told] });
    };
    const refused = (change: Measurement['columns'], reason: string): void =>
      expect(scores(change)).toBe(`trial 1, round 1, "synflow": ${reason}`);
    expect(scores({})).toBeNull();
    refused({ pass: [1, 1, 1e10, 2] }, 'row 3 of scores by layer has the pass 10000000000; allowed: 2');
    refused({ pass: [0, 0, 1, 1] }, 'row 1 of scores by layer has the pass 0; allowed: 1');
    refused({ parameter: [0, 999, 0, 2] }, 'row 2 of scores by layer has the parameter 999; allowed: 2');
    const counts = 'whole numbers from 0 to 4';
    refused({ remaining: [4, 5, 3, 0] }, `row 2 of scores by layer has the remaining 5; allowed: ${counts}`);
    refused({ remaining: [1.5, 4, 3, 0] }, `row 1 of scores by layer has the remaining 1.5; allowed: ${counts}`);
    refused({ sum: [null, 2, 3, 0] }, 'row 1 of scores by layer has the sum null; allowed: a number');
    refused({ mean: [null, 0.5, 1, null] }, 'row 1 of scores by layer has the mean null; allowed: a number');
    refused({ mean: [0.25, 0.5, 1, 7] }, 'row 4 of scores by layer has the mean 7; allowed: null');
    const rows = (count: number) =>
      Object.fromEntries(Object.keys(columns).map((name) => [name, Array.from({ length: count }, () => 1)]));
    for (const count of [0, 3, 602]) {
      refused(rows(count), `scores by layer have ${count} rows; allowed: 2 for each pass, of 1 to 300 passes`);
    }
    const unknown = { ...smallRecording(), engine: null, data: null };
    const told: Measurement = { measure: 'layer-scores', id: ticket.id, about: {}, columns };
    expect(found({ ...unknown, measurements: [told] })).toContain('says not which engine trained them on which data');
  });
});
