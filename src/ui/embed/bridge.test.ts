import { beforeEach, describe, expect, it } from 'vitest';
import { createBridge, parentOrigin, type Bridge } from './bridge';
import type { EmbedState } from './messages';

const state: EmbedState = {
  link: 'v=1',
  status: 'idle',
  progress: null,
  round: 0,
  rounds: 3,
  weightsRemaining: 1,
  verdict: 'Nothing yet.',
  source: 'none',
};
let sent: [Record<string, unknown>, string][];
let done: string[];
let clock: number;
let bridge: Bridge;
let hear: (event: unknown) => void;
const parent = {
  postMessage: (message: Record<string, unknown>, origin: string) => sent.push([message, origin]),
} as unknown as Window;
const say = (data: unknown, source: unknown = parent, origin = 'https://slides.example'): void =>
  hear({ data, source, origin });

function open(origin: string): void {
  const own = {
    addEventListener: (_: string, listener: typeof hear) => (hear = listener),
    removeEventListener: () => undefined,
  };
  bridge = createBridge(
    { parent, origin, own: own as unknown as Window },
    {
      play: () => void done.push('play'),
      pause: () => void done.push('pause'),
      stepRound: () => void done.push('step'),
      selectRound: (round) => void done.push(`round ${round}`),
      openLink: (link) => {
        if (link.includes('7')) return [`pruning.rate is ${link.slice(link.indexOf('=') + 1)}; allowed: 0.05 … 0.9.`];
        done.push(`link ${link}`);
        return [];
      },
    },
    () => clock,
  );
}

beforeEach(() => {
  [sent, done, clock] = [[], [], 0];
  open('*');
});

describe('the talk with the page around', () => {
  it('says once that it is ready, then what changes', () => {
    bridge.report(state, null);
    bridge.report(state, null);
    bridge.report({ ...state, status: 'running', progress: 0 }, null);
    clock = 100;
    bridge.report({ ...state, status: 'running', progress: 0.1 }, null); // too soon to be told
    clock = 400;
    bridge.report({ ...state, status: 'running', progress: 0.2, round: 2, weightsRemaining: 0.4 }, null);
    bridge.report(
      { ...state, status: 'finished', progress: 1, round: 2, weightsRemaining: 0.4, verdict: 'It wins.' },
      { fingerprint: 'ab' },
    );
    bridge.report(
      { ...state, status: 'finished', progress: 1, round: 2, weightsRemaining: 0.4, verdict: 'It wins.' },
      { fingerprint: 'ab' },
    );
    expect(sent.map(([message]) => message)).toEqual([
      { ticketLab: 1, type: 'ready', ...state },
      { ticketLab: 1, type: 'status', status: 'running', progress: 0 },
      { ticketLab: 1, type: 'status', status: 'running', progress: 0.2 },
      { ticketLab: 1, type: 'round', round: 2, weightsRemaining: 0.4 },
      { ticketLab: 1, type: 'status', status: 'finished', progress: 1 },
      { ticketLab: 1, type: 'verdict', verdict: 'It wins.' },
      { ticketLab: 1, type: 'finished', fingerprint: 'ab', verdict: 'It wins.' },
    ]);
  });

  it('does what it is told, and answers with the id of the question', () => {
    bridge.report(state, null);
    for (const type of ['play', 'pause', 'step']) say({ ticketLab: 1, type });
    say({ ticketLab: 1, type: 'select-round', round: 3 });
    say({ ticketLab: 1, type: 'set-experiment', link: '#v=1&pruning.rate=0.2' });
    say({ ticketLab: 1, type: 'ask-state', id: 'q' });
    expect(done).toEqual(['play', 'pause', 'step', 'round 3', 'link #v=1&pruning.rate=0.2']);
    expect(sent.at(-1)?.[0]).toEqual({ ticketLab: 1, type: 'state', ...state, id: 'q' });
  });

  it('names what is wrong with a message', () => {
    bridge.report(state, null);
    say({ ticketLab: 1, type: 'select-round', round: 4, id: 5 });
    expect(sent.at(-1)?.[0]).toEqual({
      ticketLab: 1,
      type: 'error',
      id: 5,
      message: 'select-round: round is 4; allowed: 0 … 3, or null.',
    });
    say({ ticketLab: 1, type: 'dance' });
    expect(sent.at(-1)?.[0]).toMatchObject({
      type: 'error',
      message: expect.stringContaining('known: set-experiment, play'),
    });
    expect(done).toEqual([]);
    say({ ticketLab: 1, type: 'set-experiment', link: '#pruning.rate=7' });
    expect(sent.at(-1)?.[0]).toMatchObject({
      message: 'set-experiment: pruning.rate is 7; allowed: 0.05 … 0.9. Nothing was changed.',
    });
    expect(done).toEqual([]);
  });

  it('answers nothing large, whatever it was sent', () => {
    const long = 'x'.repeat(5_000_000);
    say({ ticketLab: 1, type: 'dance', id: long });
    say({ ticketLab: 1, type: long, id: 3 });
    say({ ticketLab: 1, type: 'ask-state', id: long });
    say({ ticketLab: 1, type: 'set-experiment', link: `#pruning.rate=${'7'.repeat(3_000)}`, id: 4 });
    expect(sent.map(([message]) => message.id)).toEqual([undefined, 3, undefined, 4]);
    expect(Math.max(...sent.map(([message]) => JSON.stringify(message).length))).toBeLessThan(1_100);
  });

  it('says what keeps it from training, once', () => {
    bridge.report(state, null, 'No workers here.');
    bridge.report({ ...state, round: 1 }, null, 'No workers here.');
    bridge.report({ ...state, round: 1 }, null);
    bridge.report({ ...state, round: 1 }, null, 'No data.');
    expect(sent.map(([message]) => [message.type, message.message])).toEqual([
      ['ready', undefined],
      ['error', 'No workers here.'],
      ['round', undefined],
      ['error', 'No data.'],
    ]);
  });

  it('leaves alone what is not from the page around, or not for this one', () => {
    say({ ticketLab: 1, type: 'play' }, {});
    say({ type: 'play' });
    say('play');
    expect([done, sent]).toEqual([[], []]);
  });

  it('listens to one site alone, and speaks to it alone, where the address says so', () => {
    open('https://slides.example');
    bridge.report(state, null);
    expect(sent[0][1]).toBe('https://slides.example');
    say({ ticketLab: 1, type: 'play' }, parent, 'https://evil.example');
    expect(done).toEqual([]);
    say({ ticketLab: 1, type: 'play' });
    expect(done).toEqual(['play']);
  });
});

it('reads the site that may be around from the address', () => {
  expect(parentOrigin('?embed')).toBe('*');
  expect(parentOrigin('?embed&parent=https://slides.example/talk')).toBe('https://slides.example');
  expect(parentOrigin('?embed&parent=nonsense')).toBe('https://invalid.invalid');
});
