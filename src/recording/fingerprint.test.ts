import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { armsOf, chainsOf } from '../experiment/chains';
import { readLink } from '../experiment/link';
import { readResults, withResults } from '../experiment/results-link';
import { comparing } from '../experiment/sections/compare';
import { readShippedRecording } from '../formats/file-form';
import { defaultExperiment } from '../experiment/schema';
import { readRecording, writeRecording } from '../formats/file';
import { fingerprintVersion, shortFingerprint } from '../experiment/fingerprint-text';
import { fingerprint } from './fingerprint';
import { smallEngine, smallMask, smallRecording, smallRun } from './fixture';
import { emptyRecording, type Recording, type RunRecord } from './recording';
import { type Arm, controlOf, full, runOf, ticket, ticketOf } from '../lottery/run-key';

const run = (trial: number, arm: Arm, loss: number): RunRecord => ({
  id: runOf(trial, arm, arm === 'full' ? 0 : 1),
  status: 'finished',
  points: {
    step: [10, 20],
    'validation.loss': [1 / 3, loss],
    'validation.accuracy': [0.5, 0.75],
    'test.accuracy': [null, 0.7],
    'train.accuracy': [null, 0.8],
  },
  trainingSeconds: 1,
  reused: false,
});
const recording: Recording = {
  ...emptyRecording(defaultExperiment),
  engine: {
    id: 'simd',
    backend: 'wasm',
    version: 'simd-1',
    device: 'here',
    software: false,
    workers: 2,
    reason: 'chosen',
  },
  runs: [run(0, 'full', 0.25), run(1, 'full', NaN), run(0, ticket, 0.5)],
  masks: [0, 1].map((trial) => ({
    trial,
    chain: 0,
    remaining: [
      [4, 2],
      [3, 2],
    ],
    prunedIn: [Uint8Array.of(0, 1, 0, 0), null],
  })),
};
const of = (change: Partial<Recording>): string | null => fingerprint({ ...recording, ...change });

describe('the fingerprint', () => {
  it('is one number for the results', () => {
    const hex = fingerprint(recording) ?? '';
    expect(hex).toMatch(/^[0-9a-f]{64}$/);
    expect(shortFingerprint(hex)).toBe('a6a874f4');
  });
  it('does not depend on the order of runs, times, workers, nor on running runs', () => {
    const runs = recording.runs.toReversed().map((other) => ({ ...other, trainingSeconds: 9, reused: true }));
    const running: RunRecord = { ...run(1, ticket, 1), status: 'running' };
    const engine = recording.engine && { ...recording.engine, workers: 7, device: 'there' };
    const masks = recording.masks.toReversed();
    expect(of({ runs: [...runs, running], masks, engine })).toBe(fingerprint(recording));
  });
  it('survives the file', async () => {
    const small = smallRecording(smallRun('full', 1 / 3), smallRun(ticket, 2 / 3));
    expect(fingerprint(await readRecording(await writeRecording(small)))).toBe(fingerprint(small));
  });
  it('depends on every result and every mask', () => {
    const [mask] = recording.masks;
    const changed = [
      of({ runs: [run(0, 'full', 0.2501), ...recording.runs.slice(1)] }),
      of({ runs: recording.runs.slice(1) }),
      of({ masks: [{ ...mask, prunedIn: [Uint8Array.of(0, 0, 1, 0), null] }, recording.masks[1]] }),
    ];
    expect(new Set([fingerprint(recording), ...changed]).size).toBe(4);
  });
  it('is not given for engines that differ between machines', () => {
    expect(of({ engine: recording.engine && { ...recording.engine, id: 'tfjs' } })).toBeNull();
    expect(of({ engine: null })).toBeNull();
  });
});

describe('version 1, which never changes', () => {
  const experiment = {
    ...defaultExperiment,
    compare: comparing(
      'reinitialized',
      'random-mask',
      'reset-at-end',
      'fine-tuned',
      'late-rewound',
      'learning-rate-rewound',
    ),
  };
  it('has one number for all arms that it knew', () => {
    const runs = [0, 1].flatMap((trial) =>
      [full, ...armsOf(experiment)].map((arm, at) => smallRun(arm, 0.1 + at / 3, trial)),
    );
    const masks = [0, 1].flatMap((trial) => chainsOf(experiment).map((_, chain) => ({ ...smallMask(trial), chain })));
    expect(fingerprint({ ...emptyRecording(experiment), engine: smallEngine, runs, masks })).toBe(
      '628c91365e671a78c58ad27d725e695328a95a78cfc26a5af3e6b3203d65e1c0',
    );
  });
});

describe('version 2, of experiments that version 1 could not tell', () => {
  const experiment = readLink('chains=imp,imp*random-mask&chain.1.pruning.rate=0.5&pruning.rounds=1').experiment;
  const runs = [smallRun(controlOf(1, 'random-mask'), 0.5), smallRun(full, 1 / 3), smallRun(ticketOf(1), NaN)];
  const masks = [1, 0].map((chain) => ({ ...smallMask(), chain }));
  const two: Recording = { ...emptyRecording(experiment), engine: smallEngine, runs, masks };
  const points = (loss: string): string =>
    [
      '["test.accuracy",[0.52,0.91]]',
      '["train.accuracy",[0.54,0.92]]',
      '["validation.accuracy",[0.5,0.9]]',
      `["validation.loss",[0.75,${loss}]]`,
    ].join('\n');
  const mask = (chain: number): string =>
    `[0,${chain},[[4,2,4,2],[3,2,3,2]]]\n4\n\0\u0001\0\0null\n4\n\0\0\0\u0001null\n`;

  it('is SHA-256 over these lines and bytes', () => {
    const text = [
      '"fingerprint 2"',
      `[0,null,null,0,0,"finished",[50,100]]\n${points('0.333333')}`,
      `[0,1,null,1,0,"finished",[50,100]]\n${points('null')}`,
      `[0,1,"random-mask",1,0,"finished",[50,100]]\n${points('0.5')}`,
      mask(0) + mask(1),
    ].join('\n');
    const hex = createHash('sha256').update(text).digest('hex');
    expect(fingerprint(two)).toBe(`2-${hex}`);
    expect(shortFingerprint(`2-${hex}`)).toBe(`2-${hex.slice(0, 8)}`);
    expect(fingerprint({ ...two, runs: runs.toReversed(), masks: masks.toReversed() })).toBe(`2-${hex}`);
  });

  it('depends on every part of a key', () => {
    const [one, ...others] = runs;
    const keys = [{}, { trial: 1 }, { chain: 0 }, { control: null, level: 2 }, { level: 2 }, { repeat: 1 }];
    const found = keys.map((change) =>
      fingerprint({ ...two, runs: [{ ...one, id: { ...one.id, ...change } }, ...others] }),
    );
    expect(new Set(found).size).toBe(keys.length);
  });

  it.each([
    ['the default experiment', '', 1],
    ['all that version 1 could compare', 'compare.arms=reinitialized,random-mask,reset-at-end,fine-tuned', 1],
    ['choices newer than version 1', 'pruning.scope=everything&training.schedule=linear', 1],
    ['a control that hangs elsewhere', 'chains=imp,fine-tuned*random-mask', 2],
    ['a method twice', 'chains=imp,imp*random-mask', 2],
    ['settings of one chain', 'chains=imp,fine-tuned&chain.1.pruning.criterion=random', 2],
  ])('%s: as the experiment asks', (_what, link, version) => {
    const text = fingerprint({ ...two, experiment: readLink(link).experiment, runs: [], masks: [] });
    expect(fingerprintVersion(text ?? '')).toBe(version);
  });

  it('a file says its version, and one of a version that this app does not know is refused', async () => {
    const written = await writeRecording(two);
    expect(written).toMatch(/,"fingerprint":"2-[0-9a-f]{64}"}$/);
    const stated = (text: string): Promise<unknown> =>
      readShippedRecording(written.replace(/"fingerprint":"[^"]*"/, `"fingerprint":"${text}"`));
    await expect(stated(fingerprint(two) ?? '')).resolves.toMatchObject({ experiment });
    const hex = 'ab'.repeat(32);
    await expect(stated(`3-${hex}`)).rejects.toThrow(
      `The recording is damaged at fingerprint: it is "3-${hex.slice(0, 37)}…"; allowed: fingerprints of version 1, 2.`,
    );
    await expect(stated('2-ab')).rejects.toThrow(/"2-ab"; allowed: 64 digits 0 … 9, a … f; before those of later/);
    // the digits are right, the version is not
    await expect(stated((fingerprint(two) ?? '').slice(2))).rejects.toThrow(/states the fingerprint [0-9a-f]{8}, but/);
  });

  it('stands in links with its version, and is never taken for one of another', () => {
    const link = withResults('v=2', fingerprint(two));
    expect(link).toMatch(/^v=2&results=2-[0-9a-f]{8}$/);
    expect(readResults(link)).toEqual({ results: shortFingerprint(fingerprint(two) ?? ''), notes: [] });
    expect(readResults('results=3-a4130835')).toMatchObject({ results: null, notes: [{ given: '3-a4130835' }] });
    expect(readResults('results=1-a4130835').results).toBeNull();
  });
});
