import { t } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RunResult } from '../../lottery/results';
import { initTexts } from '../texts';
import { beforeClause, verdictClauses, type Clause } from './verdict-sentence';

beforeAll(initTexts);

/** The sentence without its marks. */
const say = (clauses: readonly Clause[]): string =>
  clauses
    .map(({ key, values, arm, leadIn }) =>
      t(key, { ...values, name: t(`arms.${arm}`), leadIn: leadIn && t(leadIn) }),
    )
    .join('')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/[\u202f\u00a0]/g, ' ');

const run = (trial: number, round: number, arm: string, test: number, stop: number, more: Partial<RunResult> = {}): RunResult => ({
  trial, round, arm,
  testAccuracyAtStop: test,
  validationAccuracyAtStop: test,
  trainAccuracyAtStop: test,
  testAccuracyAtEnd: test,
  trainAccuracyAtEnd: test,
  stopStep: stop,
  censored: false,
  diverged: false,
  ...more,
});

/** Three trials; differences to the full network in points of accuracy and in steps. */
const trials = (arm: string, points: readonly number[], steps: readonly number[]): RunResult[] =>
  points.map((point, trial) => run(trial, 1, arm, 0.95 + point / 100, 900 + (steps[trial] ?? 0)));
const full = (n: number): RunResult[] =>
  Array.from({ length: n }, (_, trial) => run(trial, 0, 'full', 0.95, 900));

const verdict = (results: readonly RunResult[], change: object = {}): string =>
  say(
    verdictClauses({
      results,
      arms: ['ticket', 'reinitialized'],
      round: 1,
      remaining: [1, 0.2107],
      winning: 1,
      chosen: true,
      complete: true,
      busy: false,
      ...change,
    }),
  );

describe('the verdict', () => {
  it('says "beats", "sooner" and "loses" where the intervals exclude zero', () => {
    const results = [
      ...full(3),
      ...trials('ticket', [0.4, 0.5, 0.3], [-300, -310, -290]),
      ...trials('reinitialized', [-0.8, -0.7, -0.9], [0, 0, 0]),
    ];
    // 900 / 600 = 1.5
    expect(verdict(results)).toBe(
      'With 21.1 % of its weights, the ticket beats the full network by 0.4 points and learns 1.5× sooner. ' +
        'Reinitialized, it loses 0.8 points.',
    );
  });

  it('says "no difference" where they hold zero', () => {
    const results = [...full(3), ...trials('ticket', [0.5, -0.5, 0.3], [100, -100, 50])];
    expect(verdict(results)).toBe(
      'With 21.1 % of its weights, no difference between the ticket and the full network was seen ' +
        'with 3 trials, in accuracy (+0.1 points) or in learning speed.',
    );
  });

  it('does not say that an arm loses where its interval holds zero', () => {
    const results = [
      ...full(3),
      ...trials('ticket', [0.4, 0.5, 0.3], [0, 0, 0]),
      ...trials('reinitialized', [-20, 5, -5], [0, 0, 0]),
    ];
    expect(verdict(results)).toContain('Reinitialized: no difference was seen with 3 trials (−6.7 points).');
  });

  it('takes a new subject after "no difference" in accuracy alone', () => {
    const results = [...full(3), ...trials('ticket', [0.5, -0.5, 0.3], [-300, -310, -290])];
    expect(verdict(results)).toContain('(+0.1 points); the ticket learns 1.5× sooner.');
  });

  it('says which ticket validation chose where accuracy does not decide, while no round is chosen by hand', () => {
    const results = [...full(3), ...trials('ticket', [0.5, -0.5, 0.3], [100, -100, 50])];
    expect(verdict(results, { chosen: false })).toBe(
      'The smallest ticket to keep up on validation has 21.1 % of the weights: ' +
        'no difference from the full network seen with 3 trials, in accuracy (+0.1 points) or learning speed.',
    );
    const worse = [...full(3), ...trials('ticket', [-0.4, -0.5, -0.3], [0, 0, 0])];
    expect(verdict(worse, { chosen: false })).toContain(
      'the ticket that validation chose loses 0.4 points against the full network',
    );
  });

  it('has a short sentence for every other arm', () => {
    const results = [
      ...full(3),
      ...trials('ticket', [0.4, 0.5, 0.3], [0, 0, 0]),
      ...trials('reinitialized', [-0.8, -0.7, -0.9], [0, 0, 0]),
      ...trials('random-mask', [-6, -6.1, -5.9], [0, 0, 0]),
    ];
    expect(verdict(results, { arms: ['ticket', 'reinitialized', 'random-mask'] })).toMatch(
      / Reinitialized, it loses 0\.8 points\. A random mask loses 6\.0 points\.$/,
    );
  });

  it('says "but" where accuracy and speed disagree', () => {
    const results = [...full(3), ...trials('ticket', [-0.4, -0.5, -0.3], [-300, -310, -290])];
    expect(verdict(results)).toContain('loses 0.4 points against the full network but learns 1.5× sooner.');
  });

  it('does not judge one trial, but shows its number', () => {
    const results = [...full(1), ...trials('ticket', [0.4], [-300])];
    expect(verdict(results)).toBe(
      'With 21.1 % of its weights, the ticket differs from the full network by +0.4 points: ' +
        'one trial, not enough to tell.',
    );
  });

  it('leaves censored learning speeds out', () => {
    const ticket = [0, 1, 2].map((trial) => run(trial, 1, 'ticket', 0.954 + trial / 1e4, 1200, { censored: true }));
    expect(verdict([...full(3), ...ticket])).toBe(
      'With 21.1 % of its weights, the ticket beats the full network by 0.4 points.',
    );
  });

  it('says that runs diverged', () => {
    const ticket = [0.4, 0.5, 0.3].map((point, trial) =>
      run(trial, 1, 'ticket', 0.95 + point / 100, 600, trial === 0 ? { diverged: true, stopStep: null } : {}),
    );
    expect(verdict([...full(3), ...ticket])).toContain('It diverged in 1 of 3 trials, which count as guessing.');
  });

  it('says that no winning ticket was found, unless a round was chosen by hand', () => {
    const results = [...full(3), ...trials('ticket', [-0.4, -0.5, -0.3], [0, 0, 0])];
    expect(verdict(results, { winning: null, chosen: false })).toMatch(/^No winning ticket was found:/);
    expect(verdict(results, { winning: null, chosen: false, complete: false })).toMatch(/^No winning ticket so far\./);
    expect(verdict(results, { winning: null })).toMatch(/^With 21\.1 % of its weights/);
  });

  it('describes the full network, unfinished rounds and what comes before', () => {
    expect(verdict(full(3), { round: 0 })).toBe(
      'This is the full network: all of its weights, test accuracy 95.00 % at early stop.',
    );
    expect(verdict(full(3), { round: 0, chosen: false, complete: false })).toBe(
      'The full network reaches 95.00 % test accuracy. The first comparison follows as soon as its ticket is trained.',
    );
    expect(verdict(full(3))).toBe('No trial of round 1, 21.1 % of the weights, is finished yet.');
    expect(verdict([], { busy: true })).toMatch(/^The full network is being trained/);
    expect(verdict([])).toBe('No network of this experiment is trained yet: press Play to go on.');
    // 3 trials × (full network + 8 rounds × 3 arms) = 75
    expect(say([beforeClause(3, 8, 3, 1200)])).toBe(
      'Press Play to train this experiment on your machine: 75 training runs of 1,200 steps each, 90,000 steps in all.',
    );
  });
});
