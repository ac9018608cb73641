/** For tests: whatever happens to a state folder, the fingerprint is right and what was trained again is said. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { writeLink } from '../../experiment/link';
import { stream } from '../../lottery/random/stream';
import { smallExperiment } from '../../runner/fixture';
import { localTrainer } from '../../runner/ports/fixture';
import { damage } from './damage-fixture';
import { main } from './main';

const link = writeLink(smallExperiment('&pruning.rounds=2'));

/** One start of the command line in this process: what it says on both outputs. */
async function start(
  state: string,
  errors: string[],
): Promise<{ code: number; fingerprint: string; reused: number; trainedAgain: unknown[] }> {
  const lines: string[] = [];
  const output = {
    line: (text: string) => lines.push(text),
    error: (text: string) => errors.push(text),
    write: () => undefined,
    isTerminal: false,
  };
  const code = await main([link, '--state', state, '--json', '--workers', '2'], output, () => localTrainer());
  return { code, ...JSON.parse(lines.at(-1) ?? '{}') };
}

/** @param times damages, one after the other, each to the folder that the one before left mended */
export async function checkDamagedState(times: number, seed: number): Promise<void> {
  const state = mkdtempSync(join(tmpdir(), 'ticket-lab-'));
  try {
    const first = await start(state, []);
    const random = stream(seed, 'damage');
    for (let time = 0; time < times; time += 1) {
      const { how, names } = damage(state, random);
      const errors: string[] = [];
      const next = await start(state, errors);
      const expected = { code: 0, fingerprint: first.fingerprint, again: names.length, reused: 14 - names.length };
      const { code, fingerprint, reused, trainedAgain } = next;
      expect({ how, code, fingerprint, again: trainedAgain.length, reused }).toEqual({ how, ...expected });
      expect(errors[0]).toMatch(
        /runs\/[0-9a-f]{64}\.bin is damaged: it does not hold what was written\. Such runs are trained again\.$/,
      );
      expect(errors[1]).toMatch(/^Trained again, because what \S+ kept of them was not sound: trial \d, round \d, /);
      expect((await start(state, errors)).reused).toBe(14); // and is whole again
    }
  } finally {
    rmSync(state, { recursive: true });
  }
}
