import { expect, it } from 'vitest';
import { full, ticketOf } from '../lottery/run-key';
import { smallEngine, smallRecording, smallRun } from '../recording/fixture';
import type { Recording } from '../recording/recording';
import { outcomeOf, reproducedBy } from './reproduced';

const recorded = smallRecording(smallRun(full, 0.5), smallRun(ticketOf(0), 0.4));
const otherwise = smallRecording(smallRun(full, 0.5), smallRun(ticketOf(0), 0.41));
const by = (version: string, recording: Recording): Recording => ({
  ...recording,
  engine: { ...smallEngine, version },
});

it('the same numbers reproduce a run, whichever version of the engine gave them', () => {
  expect(reproducedBy(recorded, { ...recorded })).toBe('yes');
  expect(reproducedBy(recorded, by('simd-2 convolutions-2', recorded))).toBe('yes');
});

it('other numbers are those of another version where it made the recorded ones', () => {
  expect(reproducedBy(recorded, otherwise)).toBe('no');
  expect(reproducedBy(recorded, by('simd-2 convolutions-2', otherwise))).toBe('otherVersion');
});

it('says nothing before the end, of other settings, and where an engine promises no bits', () => {
  const other = { ...recorded.experiment, pruning: { ...recorded.experiment.pruning, rate: 0.3 } };
  expect(reproducedBy(recorded, smallRecording(smallRun(full, 0.5)))).toBe(null);
  expect(reproducedBy(recorded, { ...recorded, experiment: other })).toBe(null);
  expect(reproducedBy({ ...recorded, engine: { ...smallEngine, id: 'tfjs' } }, recorded)).toBe(null);
  expect(reproducedBy(null, recorded)).toBe(null);
});

it('of an engine that promises no bits, and of a part, the numbers themselves are compared', () => {
  const tfjs = (recording: Recording): Recording => ({ ...recording, engine: { ...smallEngine, id: 'tfjs' } });
  expect(outcomeOf(tfjs(recorded), tfjs({ ...recorded }))).toBe('yes');
  expect(outcomeOf(tfjs(recorded), tfjs(otherwise))).toBe('no');
  expect(outcomeOf(recorded, smallRecording(smallRun(full, 0.5)))).toBe('no');
  expect(outcomeOf(recorded, by('simd-2 convolutions-2', otherwise))).toBe('otherVersion');
});
