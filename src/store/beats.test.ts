import { expect, it } from 'vitest';
import { controlOf, full, ticket } from '../lottery/run-key';
import { smallRecording, smallRun } from '../recording/fixture';
import { isTold, toldBy } from './beats';

it('before its last beat the story tells of no run but the full network’s, masks and all else stay', () => {
  const arms = [full, ticket, controlOf(0, 'reinitialized')];
  const recording = smallRecording(...arms.map((arm) => smallRun(arm, 0.5)));
  for (const beat of ['train', 'prune'] as const) {
    const told = toldBy(beat, recording);
    expect(told).toEqual({ ...recording, runs: [recording.runs[0]] });
    expect(isTold(beat)).toBe(false);
  }
  for (const beat of ['win', null] as const) expect(toldBy(beat, recording)).toBe(recording);
});
