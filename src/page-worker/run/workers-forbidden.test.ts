import { afterEach, expect, it, vi } from 'vitest';
import { defaultExperiment } from '../../experiment/schema';
import { createClient } from './client';
import { createHistoryClient } from '../history/history-client';
import type { LabMessage } from './messages';
import { SANDBOXED } from './sandboxed';

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
  (origin, message) => {
    refuse(origin);
    const heard: LabMessage[] = [];
    const client = createClient(
      (said) => heard.push(said),
      () => undefined,
      () => undefined,
    );
    const { data, chance } = defaultExperiment;
    client.send({ kind: 'preview', request: 1, settings: data, splitSeed: chance.splitSeed }); // nobody has asked for it
    client.send({ kind: 'start', session: 1, experiment: defaultExperiment });
    client.send({ kind: 'export', request: 2, what: { kind: 'data', experiment: defaultExperiment } });
    client.send({ kind: 'stop', session: 2, forget: true });
    client.close();
    const error = { kind: 'workers-forbidden', message };
    expect(heard).toEqual([
      { kind: 'status', session: 1, status: 'failed', progress: null, error },
      { kind: 'refused', request: 2, error },
    ]);
  },
);

it('runs cannot be listed there, which is an answer and no crash', async () => {
  refuse('null');
  await expect(createHistoryClient().ask<'list'>({ kind: 'list' })).rejects.toThrow('cannot be accessed');
});
