import fc from 'fast-check';
import { zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../experiment/schema';
import { toBase64 } from './base64';
import { DamagedFile } from './damaged-file';
import { record, type LabEvent } from '../recording/events';
import { readRecording, writeRecording } from './file';
import { smallData, smallEngine, smallExperiment, smallMask, smallRun } from '../recording/fixture';
import { emptyRecording, type Recording } from '../recording/recording';
import { armsOf } from '../experiment/chains';
import { resultsOf } from '../recording/results';
import { fullKey, runOf, ticket, controlOf } from '../lottery/run-key';

const id = fullKey(0);
const { points } = smallRun('full', 0.25);
const [engine, data] = [smallEngine, smallData];
const events: LabEvent[] = [
  { kind: 'began', engine, data },
  { kind: 'masked', trial: 0, chain: 0, level: 0, remaining: [4, 2, 4, 2], prunedIn: [null, null, null, null] },
  { kind: 'run-started', id },
  {
    kind: 'point',
    id,
    point: {
      step: 50,
      'validation.loss': 0.75,
      'validation.accuracy': 0.8,
      'test.accuracy': 0.79,
      'train.accuracy': 0.81,
    },
  },
  { kind: 'run-finished', id, status: 'finished', points, trainingSeconds: 1.5, reused: false },
  {
    kind: 'masked',
    trial: 0,
    chain: 0,
    level: 1,
    remaining: smallMask().remaining[1],
    prunedIn: smallMask().prunedIn,
  },
  { kind: 'warning', warning: { kind: 'layer-emptied', id: runOf(0, ticket, 1), layer: 1 } },
  { kind: 'warning', warning: { kind: 'network-cut', id: runOf(0, ticket, 1) } },
];
const recording: Recording = events.slice(0, 6).reduce(record, emptyRecording(smallExperiment));
const text = await writeRecording(recording);

describe('the fold of events', () => {
  it('collects runs, points, masks by round and warnings', () => {
    expect(recording.engine).toEqual(engine);
    expect(recording.runs).toEqual([{ id, status: 'finished', points, trainingSeconds: 1.5, reused: false }]);
    expect(recording.masks).toEqual([smallMask()]);
    expect(events.reduce(record, recording).warnings).toHaveLength(2);
  });
  it('begins a repeated run anew and ignores points of runs it does not know', () => {
    const again = events.slice(2, 4).reduce(record, recording);
    expect(again.runs).toHaveLength(1);
    expect(again.runs[0]).toMatchObject({ status: 'running', points: { step: [50] } });
    const stray = record(emptyRecording(smallExperiment), events[3]);
    expect(stray.runs).toEqual([]);
  });
  it('gives results of finished runs only', () => {
    expect(resultsOf(recording)).toMatchObject([{ testAtStop: 0.91, stopStep: 100, censored: true }]);
    expect(resultsOf(record(recording, events[2]))).toEqual([]);
    expect(armsOf(defaultExperiment)).toEqual([ticket, controlOf(0, 'reinitialized'), controlOf(0, 'random-mask')]);
  });
});

describe('recording files', () => {
  it('are read back as they were written', async () => {
    expect(await readRecording(await writeRecording(recording))).toEqual(recording);
  });
  it('keep a diverged loss as no number and leave running runs out', async () => {
    const diverged: LabEvent = {
      kind: 'run-finished',
      id,
      status: 'diverged',
      trainingSeconds: 1,
      reused: false,
      points: {
        ...points,
        'validation.loss': [0.5, null],
        'test.accuracy': [0.7, null],
        'train.accuracy': [0.7, null],
      },
    };
    const running: LabEvent = { kind: 'run-started', id: { ...id, trial: 1 } };
    const read = await readRecording(await writeRecording([diverged, running].reduce(record, recording)));
    expect(read.runs).toHaveLength(1);
    expect(read.runs[0].points['validation.loss']).toEqual([0.5, null]);
  });

  it.each([
    ['not JSON', '{"format":', 'not valid JSON'],
    ['another file', '{"format":"else","version":1}', 'not a Ticket Lab recording'],
    ['a newer version', text.replace('"version":2', '"version":3'), 'version 3; this app reads version 2'],
    [
      'columns that do not fit',
      text.replace('"step":[50,100]', '"step":[50]'),
      'damaged at runs.0.points: it is an object; allowed: columns of one length, at least 1.',
    ],
    ['a missing part', text.replace('"arm":"full"', '"leg":"full"'), 'damaged at runs.0.id.arm: it is missing.'],
    [
      'a text for a number',
      text.replace('"round":0', '"round":"0"'),
      'damaged at runs.0.id.round: it is "0"; allowed: a number.',
    ],
    [
      'half a trial',
      text.replace('"trial":0', '"trial":0.5'),
      'damaged at runs.0.id.trial: it is 0.5; allowed: a whole number.',
    ],
    [
      'a number too large',
      text.replace('"workers":2', '"workers":1e999'),
      'damaged at engine.workers: it is Infinity; allowed: a number.',
    ],
    [
      'no runs',
      text.replace(/"runs":.*?,"masks"/, '"runs":{},"masks"'),
      'damaged at runs: it is an object; allowed: a list.',
    ],
    [
      'an unknown engine',
      text.replace('"id":"simd"', '"id":"abacus"'),
      'damaged at engine.id: it is "abacus"; allowed: simd, tfjs.',
    ],
    [
      'a setting that nobody knows',
      text.replace('"rate":0.35', '"rating":0.35'),
      'the setting "pruning.rating", which this app does not know',
    ],
    [
      'a section that is none',
      text.replace(/"compare":{[^}]*}/, '"compare":[]'),
      'has a list of 0 as "compare"; allowed: an object.',
    ],
    ['a setting out of range', text.replace('"rate":0.35', '"rate":35'), 'pruning.rate is 35; allowed: 0.05 … 0.9'],
    [
      'a mask of another length',
      text.replace('"length":4', '"length":7'),
      'that of parameter 1 has 7 weights; allowed: 4.',
    ],
    [
      'a mask that unpacks to another length',
      text.replace(/"zlib":"[^"]*"/, `"zlib":"${toBase64(zlibSync(new Uint8Array(9)))}"`),
      'does not have the 4 weights',
    ],
    [
      'masks too large',
      text.replace('"length":4', '"length":99999999'),
      'damaged at masks.0.prunedIn.0.length: it is 99999999; allowed: at most 10000000.',
    ],
    ['a broken mask', text.replace(/"zlib":"[^"]*"/, '"zlib":"AAAA"'), 'cannot be unpacked'],
  ])('with %s are refused with a clear message', (_what, broken, message) => {
    return expect(readRecording(broken)).rejects.toThrow(message);
  });

  it('cut off or changed anywhere give an error or a recording, never anything else', () => {
    return fc.assert(
      fc.asyncProperty(
        fc.nat(text.length - 1),
        fc.string({ maxLength: 3 }),
        fc.nat(20),
        async (at, inserted, removed) => {
          const changed = text.slice(0, at) + inserted + text.slice(at + removed);
          expect(await readOrSay(changed)).toMatch(/^(recording|The (recording|file).*|A mask .*|On pictures .*)$/);
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** "recording", or the message of the error. */
async function readOrSay(text: string): Promise<string> {
  try {
    return (await readRecording(text)).format.replace('ticket-lab-', '');
  } catch (error) {
    return error instanceof DamagedFile ? error.message : `not the reader's own: ${String(error)}`;
  }
}
