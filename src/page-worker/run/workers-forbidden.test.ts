import { afterEach, expect, it, vi } from 'vitest';
import { defaultExperiment } from '../../experiment/schema';
import { createClient } from './client';
import { createHistoryClient } from '../history/history-client';
import { SANDBOXED } from '../call/sandboxed';

const refuse = (origin: string): void => {
  vi.stubGlobal('origin', origin);
  vi.stubGlobal('Worker', function refused() {
    throw new DOMException(`Script cannot be accessed from origin '${origin}'.`, 'SecurityError');
  });
};
afterEach(() => void vi.unstubAllGlobals());

it.each([
  ['null', SANDBOXED],
  ['https://lab.example', "SecurityError: Script cannot be accessed from origin 'https://lab.example'."],
])(
  'where the browser starts no workers (origin %s), what was asked for is answered with the reason',
  async (origin, message) => {
    refuse(origin);
    const never = (): never => expect.unreachable();
    const { lab, close } = createClient(never, never, never);
    const refusal = { kind: 'workers-forbidden', message };
    await expect(lab.takeAway({ kind: 'data', experiment: defaultExperiment })).rejects.toMatchObject({ refusal });
    await expect(createHistoryClient().runs.list()).rejects.toMatchObject({ refusal });
    close();
  },
);
