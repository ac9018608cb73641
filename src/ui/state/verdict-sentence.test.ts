import { standardFor } from '../../tasks/classification/fixture';
import control from '../../tasks/control/task';
import { standardOf } from '../../tasks/task';
import { t } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { resultWith } from '../../lottery/result-fixture';
import type { RunResult } from '../../lottery/results';
import { initTexts } from '../texts';
import { smallPrint } from '../panels/results/small-print';
import { beforeClause, leftOutClauses, verdictClauses, type Clause } from './verdict-sentence';
import { armNames } from '../../experiment/arm-names';
import { readLink } from '../../experiment/link';
import de from '../texts/de/results.json';
import en from '../texts/en/results.json';
import { verdictText } from './verdict-text';
import { armOf, type Arm, controlOf, placeOf, ticketOf } from '../../lottery/run-key';

beforeAll(initTexts);

const plain = (text: string): string => text.replaceAll(/[\u202f\u00a0]/g, ' ');
const { experiment } = readLink(
  'v=2&chains=imp*reinitialized*random-mask,fine-tuned,late-rewound,imp&chain.3.pruning.rate=0.5',
);
const say = (clauses: readonly Clause[]): string => plain(verdictText(t, coins, armNames(experiment), clauses));

/** Of every sentence its words that point at the bracket, by their marks. */
const marksOf = (sentences: Readonly<Record<string, string>>) =>
  Object.entries(sentences).map(([key, words]) => [key, words.match(/<(mark|look)>/)?.[1]]);

const run = (
  trial: number,
  round: number,
  arm: Arm,
  test: number,
  stop: number,
  more: Partial<RunResult> = {},
): RunResult => resultWith(trial, round, test, { ...placeOf(arm), stopStep: stop, matchStep: stop, ...more });

/** Three trials; differences to the full network in points of accuracy and in steps. */
const trials = (arm: Arm, points: readonly number[], steps: readonly number[]): RunResult[] =>
  points.map((point, trial) => run(trial, 1, arm, 0.95 + point / 100, 900 + (steps[trial] ?? 0)));
const full = (n: number): RunResult[] => Array.from({ length: n }, (_, trial) => run(trial, 0, 'full', 0.95, 900));

/** two classes, 200 validation examples */
const coins = standardFor(2, 200);
const input = (results: readonly RunResult[], change: object = {}) => ({
  results,
  standard: coins,
  arms: [ticketOf(0), controlOf(0, 'reinitialized')],
  round: 1,
  remaining: [1, 0.2107],
  winning: 1,
  chosen: true,
  complete: true,
  busy: false,
  ...change,
});
const verdict = (results: readonly RunResult[], change: object = {}): string =>
  say(verdictClauses(input(results, change)));
const below = (results: readonly RunResult[], change: object = {}): string =>
  plain(
    smallPrint(input(results, change))
      .map(({ key, values }) => t(key, values))
      .join(' · ')
      .replaceAll(/<[^>]*>/g, ''),
  );

describe('the verdict', () => {
  it('says "beats", "sooner" and "loses" where the intervals exclude zero', () => {
    const results = [
      ...full(3),
      ...trials(ticketOf(0), [0.4, 0.5, 0.3], [-300, -310, -290]),
      ...trials(controlOf(0, 'reinitialized'), [-0.8, -0.7, -0.9], [0, 0, 0]),
    ];
    // 900 / 600 = 1.5
    expect(verdict(results)).toBe(
      'With 21.1 % of its weights, the ticket beats the full network by 0.4 points and learns 1.5× sooner. ' +
        // against the ticket: −0.8 − 0.4
        'With new starting weights it loses 1.2 points.',
    );
    // t quantile of 2 degrees of freedom 4.303 × 0.1 points / √3 = 0.25 points
    expect(below(results)).toBe(
      '3 trials · compared on test data · ticket +0.4 points, 95 % interval +0.2 to +0.6 · ' +
        'steps to match the full network’s best validation loss: ticket 600, full network 900 · ' +
        'early stop: ticket 600, full network 900',
    );
  });

  it('says "as accurate, as far as n trials can tell" where they hold zero, and how exact that is below', () => {
    const results = [...full(3), ...trials(ticketOf(0), [0.5, -0.5, 0.3], [100, -100, 50])];
    expect(verdict(results)).toBe(
      'With 21.1 % of its weights, the ticket is as accurate as the full network, as far as 3 trials can tell.',
    );
    // 4.303 × 0.529 points / √3 = 1.31 points around 0.1
    expect(below(results)).toBe(
      '3 trials · compared on test data · ticket +0.1 points, 95 % interval −1.2 to +1.4 · ' +
        'steps to match the full network’s best validation loss: ticket 917, full network 900 · ' +
        'early stop: ticket 917, full network 900, both too varied between trials to tell',
    );
  });

  it('says that the weights of the ticket which validation chose are enough, and on which data that is', () => {
    const results = [...full(3), ...trials(ticketOf(0), [0.5, -0.5, 0.3], [-300, -310, -290])];
    expect(verdict(results, { chosen: false })).toBe(
      '21.1 % of the weights are enough: the ticket is as accurate as the full network, as far as 3 trials can tell, and learns 1.5× sooner.',
    );
    expect(below(results, { chosen: false })).toMatch(/^3 trials · chosen on validation, compared on test data · /);
    const later = [...full(3), ...trials(ticketOf(0), [0.5, -0.5, 0.3], [450, 460, 440])];
    expect(verdict(later)).toContain('as far as 3 trials can tell, but learns 1.5× later.');
    // what validation chose may lose on test data
    const worse = [...full(3), ...trials(ticketOf(0), [-0.4, -0.5, -0.3], [0, 0, 0])];
    expect(verdict(worse, { chosen: false })).toBe(
      'With 21.1 % of its weights, the ticket loses 0.4 points against the full network.',
    );
  });

  it('says no more than "no difference was seen" for a mean more than a point away', () => {
    // interval −3.9 to +1.1
    const results = [...full(3), ...trials(ticketOf(0), [-2.5, -0.5, -1.2], [-300, -310, -290])];
    expect(verdict(results, { chosen: false })).toBe(
      'With 21.1 % of its weights, no difference in accuracy between ticket and full network was seen ' +
        'with 3 trials (−1.4 points); the ticket learns 1.5× sooner.',
    );
  });

  it.each([
    ['too few', [-0.4, -6.6], '2 trials', '−3.5 points ± 39.4'], // t quantile of 1 degree of freedom 12.706
    ['too unlike', [-4, 4, 0.3], '3 trials', '+0.1 points ± 9.9'],
    ['too unlike on one side', [-3, 1, -2], '3 trials', '−1.3 points ± 5.2'], // −6.5 to +3.8
  ])('says that trials cannot tell where they are %s', (_, points, count, mean) => {
    const n = points.length;
    const results = [...full(n), ...trials(ticketOf(0), points, [-300, -310, -290])];
    expect(verdict(results, { chosen: false })).toContain(
      `With 21.1 % of the weights, ${count} cannot tell ticket and full network apart: ${mean}`,
    );
  });

  it('says that an arm loses only where its interval leaves out zero, and what it cannot say where its trials are too unlike', () => {
    const results = [
      ...full(3),
      ...trials(ticketOf(0), [0.4, 0.5, 0.3], [0, 0, 0]),
      ...trials(controlOf(0, 'reinitialized'), [-20, 5, -5], [0, 0, 0]),
    ];
    expect(verdict(results)).toContain('With new starting weights 3 trials cannot tell (−7.1 points ± 31.2).');
  });

  it('says the same of several arms in one sentence', () => {
    const arms = [ticketOf(0), controlOf(0, 'reinitialized'), controlOf(0, 'random-mask'), ticketOf(1), ticketOf(2)];
    const results = [
      ...full(3),
      ...trials(ticketOf(0), [0.4, 0.5, 0.3], [0, 0, 0]),
      ...trials(controlOf(0, 'reinitialized'), [-4.2, -4.1, -4.3], [0, 0, 0]),
      ...trials(controlOf(0, 'random-mask'), [-6.9, -6.8, -7], [0, 0, 0]),
      ...trials(ticketOf(1), [0.1, -0.2, 0.1], [0, 0, 0]),
      ...trials(ticketOf(2), [0.2, -0.2, 0.3], [0, 0, 0]),
    ];
    expect(verdict(results, { arms })).toBe(
      'With 21.1 % of its weights, the ticket beats the full network by 0.4 points. ' +
        'With new starting weights it loses 4.6 points, with a random mask 7.3. ' +
        'After fine-tuning no difference is seen with 3 trials (−0.4 points), after rewinding to step k none either (−0.3).',
    );
    const better = results.map((result) =>
      armOf(result) === ticketOf(1) || armOf(result) === ticketOf(2)
        ? { ...result, testAtStop: 0.96 + result.trial / 1e4 }
        : result,
    );
    expect(verdict(better, { arms })).toMatch(
      / After fine-tuning it gains 0\.6 points, after rewinding to step k 0\.6\.$/,
    );
    const gone = results.map((result) =>
      armOf(result) === controlOf(0, 'random-mask') ? { ...result, diverged: true } : result,
    );
    expect(verdict(gone, { arms })).toContain(
      'it loses 4.6 points. With a random mask it diverged in 3 of 3 trials, which count as guessing. After fine-tuning',
    );
  });

  it('names an arm without words of its own, a second chain by what it has of its own', () => {
    const results = [
      ...full(3),
      ...trials(ticketOf(0), [0.4, 0.5, 0.3], [0, 0, 0]),
      ...trials(ticketOf(3), [-1, -1.1, -0.9], [0, 0, 0]),
    ];
    expect(verdict(results, { arms: [ticketOf(0), ticketOf(3)] })).toContain(
      ' As “Ticket · Rate per round 50 %” it loses 1.4 points.',
    );
    const hanging = [...results, ...trials(controlOf(3, 'untrained'), [-8, -8.1, -7.9], [0, 0, 0])];
    expect(verdict(hanging, { arms: [ticketOf(0), ticketOf(3), controlOf(3, 'untrained')] })).toContain(
      ' As “Ticket · Rate per round 50 %” it loses 1.4 points, as the same, untrained, 8.4.',
    );
  });

  it('says "but" where accuracy and speed disagree', () => {
    const results = [...full(3), ...trials(ticketOf(0), [-0.4, -0.5, -0.3], [-300, -310, -290])];
    expect(verdict(results)).toContain('loses 0.4 points against the full network but learns 1.5× sooner.');
  });

  it('does not judge one trial, but shows its number', () => {
    const results = [...full(1), ...trials(ticketOf(0), [0.4], [-300])];
    expect(verdict(results)).toBe(
      'With 21.1 % of its weights, the ticket differs from the full network by +0.4 points: ' +
        'one trial, not enough to tell.',
    );
    const both = [
      ...results,
      ...trials(controlOf(0, 'reinitialized'), [-3], [0]),
      ...trials(controlOf(0, 'random-mask'), [-5], [0]),
    ];
    expect(verdict(both, { arms: [ticketOf(0), controlOf(0, 'reinitialized'), controlOf(0, 'random-mask')] })).toMatch(
      / With new starting weights it differs by −3\.4 points in one trial, with a random mask by −5\.4\.$/,
    );
    expect(below(results)).toBe(
      '1 trial · compared on test data · ' +
        'steps to match the full network’s best validation loss: ticket 600, full network 900 · ' +
        'early stop: ticket 600, full network 900',
    );
  });

  it('tells speed by steps to match, whatever the early stops say, and says by what', () => {
    const ticket = [0, 1, 2].map((trial) =>
      run(trial, 1, ticketOf(0), 0.954 + trial / 1e4, 1200, { censored: true, matchStep: 450 + trial - 1 }),
    );
    expect(verdict([...full(3), ...ticket])).toBe(
      'With 21.1 % of its weights, the ticket beats the full network by 0.4 points and learns 2.0× sooner.',
    );
    expect(below([...full(3), ...ticket])).toMatch(
      / · steps to match the full network’s best validation loss: ticket 450, full network 900 · early stop of ticket or full network at the last step in 3 of 3 trials$/,
    );
    // at its own best as late as the full network, and as good as it long before
    const later = ticket.map((result) => ({ ...result, stopStep: 880 + 20 * result.trial, censored: false }));
    expect(verdict([...full(3), ...later])).toContain(' and learns 2.0× sooner.');
    expect(below([...full(3), ...later])).toMatch(
      / · early stop: ticket 900, full network 900, too varied between trials to tell$/,
    );
    const one = ticket.map((result) => ({ ...result, unmatched: result.trial === 1 }));
    expect(verdict([...full(3), ...one])).toBe(
      'With 21.1 % of its weights, the ticket beats the full network by 0.4 points.',
    );
    expect(below([...full(3), ...one])).toMatch(
      / · the ticket matches the full network’s best validation loss in 2 of 3 trials · early stop of/,
    );
  });

  it('says that runs diverged', () => {
    const ticket = [0.4, 0.5, 0.3].map((point, trial) =>
      run(
        trial,
        1,
        ticketOf(0),
        0.95 + point / 100,
        600,
        trial === 0 ? { diverged: true, stopStep: null, matchStep: null } : {},
      ),
    );
    expect(verdict([...full(3), ...ticket])).toContain('It diverged in 1 of 3 trials, which count as guessing.');
    // no bracket is drawn to a failure, so no word points at one
    expect(verdictClauses(input([...full(3), ...ticket]))[0]).toMatchObject({ isPlain: true });
    expect(below([...full(3), ...ticket])).toMatch(
      / · the ticket matches the full network’s best validation loss in 2 of 3 trials · early stop: ticket 600, full network 900 · early stops leave out 1 trial that diverged$/,
    );
  });

  it('says of no control that it gains over a ticket that diverged, and counts its own failures where it was trained', () => {
    const control = controlOf(0, 'reinitialized');
    const lost = { diverged: true, stopStep: null };
    const ticket = [0, 1, 2].map((trial) => run(trial, 1, ticketOf(0), 0.5, 600, trial === 0 ? lost : {}));
    expect(verdict([...full(3), ...ticket, ...trials(control, [0.4, 0.5, 0.3], [])])).not.toContain(
      'new starting weights',
    );
    // two trials of the control diverged, one of them has a ticket
    const failed = [0, 1].map((trial) => run(trial, 1, control, 0.5, 600, lost));
    expect(verdict([...full(3), ...trials(ticketOf(0), [0.4], []), ...failed])).toContain(
      'With new starting weights it diverged in 2 of 2 trials',
    );
  });

  it('has a word that points at the bracket in every sentence that compares', () => {
    const { ticket, other, another } = en.verdict;
    const marks = [ticket, other, another].flatMap(marksOf);
    expect(marks.filter(([, mark]) => mark === undefined)).toEqual([['diverged', undefined]]);
    expect(marksOf(de.verdict.ticket)).toEqual(marksOf(ticket));
  });

  it('says that no winning ticket was found, unless a round was chosen by hand', () => {
    const results = [...full(3), ...trials(ticketOf(0), [-0.4, -0.5, -0.3], [0, 0, 0])];
    expect(verdict(results, { winning: null, chosen: false })).toMatch(/^No winning ticket was found:/);
    expect(verdict(results, { winning: null, chosen: false, complete: false })).toMatch(/^No winning ticket so far\./);
    expect(verdict(results, { winning: null })).toMatch(/^With 21\.1 % of its weights/);
    // beside it no ticket is called as good as the full network, however small the difference on test data
    const equal = [...full(3), ...trials(ticketOf(0), [0.1, -0.1, 0.05], [0, 0, 0])];
    const found = verdict(equal, { winning: null, chosen: false });
    expect(found).toContain('no difference in accuracy between ticket and full network was seen with 3 trials');
    expect(found).not.toContain('as accurate as the full network, as far as');
    expect(verdict(equal, { winning: null })).toContain('the ticket is as accurate as the full network');
    // of one trial only it is too soon to say so, while others are under way
    const first = [...full(2), ...trials(ticketOf(0), [-0.4], [0])];
    expect(verdict(first, { winning: null, chosen: false, complete: false })).toMatch(
      /^With 21\.1 % of its weights, the ticket differs .* one trial, not enough to tell/,
    );
    expect(verdict(first, { winning: null, chosen: false })).toMatch(/^No winning ticket was found:/);
  });

  it('says where validation, which chooses, and test data, which the chart shows, part', () => {
    const valued = (validation: number) =>
      trials(ticketOf(0), [0.4, 0.5, 0.3], [0, 0, 0]).map((result) => ({ ...result, validationAtStop: validation }));
    expect(verdict([...full(3), ...valued(0.9)], { winning: null, chosen: false })).toMatch(
      /^No winning ticket was found: on validation data, which choose, no ticket is as accurate as the full network\. On test data, which the chart shows, tickets down to 21\.1 % are on average as accurate\. With 21\.1 % of its weights, the ticket beats/,
    );
    const worse = [...full(3), ...trials(ticketOf(0), [-0.4, -0.5, -0.3], [0, 0, 0])];
    expect(verdict(worse, { winning: null, chosen: false })).not.toContain('chart');
    expect(below(worse, { chosen: false })).toMatch(
      / · chosen on validation; on test data, as in the chart, no ticket is on average as good · /,
    );
    const further = [0, 1, 2].map((trial) => run(trial, 2, ticketOf(0), 0.96, 900));
    expect(below([...worse, ...further], { chosen: false, remaining: [1, 0.2107, 0.1] })).toMatch(
      / · chosen on validation; on test data, as in the chart, tickets with 10\.0 % of the weights are on average as good · /,
    );
    const remaining = [1, 0.2107, 0.1, 0.05, 0.02];
    const at = (round: number, score: number) => [0, 1, 2].map((trial) => run(trial, round, ticketOf(0), score, 900));
    const gap = [...full(3), ...at(1, 0.96), ...at(2, 0.96), ...at(3, 0.9), ...at(4, 0.96)];
    const [parted, whole] = [gap, gap.filter(({ level }) => level < 3)].map((results) => [
      below(results, { chosen: false, winning: 3, round: 1, remaining }),
      verdict(results, { chosen: false, winning: null, remaining }),
    ]);
    expect(parted[1]).toContain('tickets with 21.1 % – 10.0 %, 2.0 % of the weights are on average as accurate.');
    expect(whole[1]).toContain('tickets down to 10.0 % are on average as accurate.');
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
    const acting = { ...coins, judge: { ...coins.judge, id: 'return' } };
    expect(plain(verdictText(t, acting, armNames(experiment), [beforeClause(75, 50, 3_750)]))).toContain(
      '75 training runs of 50 updates each, 3,750 updates in all.',
    );
    expect(say([beforeClause(75, 1200, 60_000)])).toContain(
      '75 training runs of up to 1,200 steps each, 60,000 steps in all.',
    );
    expect(say([beforeClause(75, 1200, 90_000)])).toBe(
      'Press Play to train this experiment on your machine: 75 training runs of 1,200 steps each, 90,000 steps in all.',
    );
  });
});

describe('a full network that did not learn', () => {
  const guess = (result: RunResult): RunResult => ({
    ...result,
    testAtStop: 0.5,
    validationAtStop: 0.5,
    guessing: true,
  });
  const results = [
    ...full(3),
    ...trials(ticketOf(0), [0.4, 0.5, 0.3], [0, 0, 0]),
    ...trials(controlOf(0, 'reinitialized'), [-0.8, -0.7, -0.9], [0, 0, 0]),
  ];
  const dead = results.map(guess);

  it('gets a sentence that says why, whatever round is selected, and no verdict', () => {
    const why =
      'The full network did not learn: its 50.0 % on validation data is no more than always saying the most frequent class (50.0 %). ' +
      'So nothing can be said about tickets. Try a smaller learning rate or more steps.';
    for (const change of [
      { winning: null, chosen: false },
      { round: 0 },
      { round: 1 },
      { winning: null, chosen: false, complete: true },
    ]) {
      expect(verdict(dead, change)).toBe(why);
    }
    expect(verdict(dead, { complete: false })).toContain(
      '(50.0 %). As long as that is so, nothing can be said about tickets. Try',
    );
    expect(below(dead)).toBe(
      '3 trials · to have learned, the lower end of a one-sided 95 % interval of its validation accuracy has to be above 50.0 %',
    );
  });

  it('is told by what chance may earn, where nothing is known of a best return', () => {
    const about = { settings: { set: 'breakout', train: 0, validation: 0, test: 0 }, info: null };
    const standard = standardOf(control, about);
    const still = dead.map((result) => ({ ...result, validationAtStop: 0.4, testAtStop: 0.4 }));
    expect(verdict(still, { standard })).toMatch(
      /earns 0\.4 per validation episode, no more than acting at random .*\(0\.7\)/,
    );
    expect(below(still, { standard })).toMatch(/at least 0\.7 .* in 95 % of cases$/);
  });

  it('may be a little above guessing, or have diverged', () => {
    const little = dead.map((result) => ({ ...result, validationAtStop: 0.52 }));
    expect(verdict(little)).toContain('its 52.0 % on validation data is not clearly more than');
    const diverged = dead.map((result) => ({ ...result, diverged: true, stopStep: null }));
    expect(verdict(diverged)).toBe(
      'The full network did not learn: its training diverged. So nothing can be said about tickets. Try a smaller learning rate.',
    );
    expect(below(diverged)).toBe('3 trials · 3 diverged');
    // one of three diverged: the others' accuracy is named
    const mixed = dead.map((result) =>
      result.trial === 0 ? { ...result, validationAtStop: 0.1, diverged: true, stopStep: null } : result,
    );
    expect(verdict(mixed)).toContain('its 50.0 % on validation data');
    expect(below(mixed)).toMatch(/^3 trials · 1 diverged · to have learned/);
    // of old recordings of files only the least share is known
    expect(verdict(dead, { standard: { ...coins, guessing: { ...coins.guessing, exact: false } } })).toContain(
      'the most frequent class (≥ 50.0 %)',
    );
  });

  it('in one of the trials is left out and counted', () => {
    const some = results.map((result) => (result.trial === 1 ? guess(result) : result));
    // trials 1 and 3: +0.4 and +0.3 points; t quantile of one degree of freedom 12.71 × 0.07 / √2 = 0.64
    expect(verdict(some)).toBe(
      'With 21.1 % of its weights, the ticket is as accurate as the full network, as far as 2 trials can tell. ' +
        'With new starting weights it loses 1.2 points.',
    );
    expect(below(some)).toBe(
      '2 trials · 1 trial left out: its full network did not learn · compared on test data · ' +
        'ticket +0.4 points, 95 % interval −0.3 to +1.0 · ' +
        'steps to match the full network’s best validation loss: ticket 900, full network 900 · ' +
        'early stop: ticket 900, full network 900, both too varied between trials to tell',
    );
    expect(say([...verdictClauses(input(some)), ...leftOutClauses(some)])).toMatch(
      / 1 trial is left out: its full network did not learn\.$/,
    );
    expect(verdict(some, { round: 0 })).toContain('test accuracy 95.00 % at early stop');
    expect(leftOutClauses(results)).toEqual([]);
    expect(leftOutClauses(dead)).toEqual([]);
  });
});
