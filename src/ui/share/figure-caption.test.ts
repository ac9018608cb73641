/** A caption compared with the data that are drawn above it. */
import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { fixtureNetwork, fixtureRecording } from '../../charts/kit/fixture';
import { shortFingerprint } from '../../experiment/fingerprint-text';
import { curveParts as CURVE } from '../../charts/export/figure-parts-fixture';
import { readLink } from '../../experiment/link';
import { networkOn } from '../../experiment/network';
import { stepOf } from '../../experiment/step';
import { isKernel, sizeOf } from '../../lottery/parameters';
import { isComplete, plannedCount } from '../../recording/complete';
import { fingerprint } from '../../recording/fingerprint';
import { resultsOf } from '../../recording/results';
import type { Recording } from '../../recording/recording';
import english from '../texts/en';
import { figureCaption } from './figure-caption';

const words = i18next.createInstance();
beforeAll(async () => {
  await words.init({ lng: 'en', resources: { en: { translation: english } }, interpolation: { escapeValue: false } });
});

const BOTH = { ...CURVE, titles: ['Test accuracy', 'Layer 1'], ofRound: true };
const FILM = { ...CURVE, titles: ['Masks by round'], hasBands: false };

function captioned(recording: Recording, parts = CURVE, of = { round: 3, left: 0.2746 }): string {
  const input = { recording, network: fixtureNetwork, results: resultsOf(recording), isLive: false, ...of };
  return figureCaption(words.t, input, parts).replaceAll('\u202f', ' ');
}
/** Its masks take a while. */
const whole = fixtureRecording(8);
const numberIn = (caption: string, pattern: RegExp): number =>
  Number(pattern.exec(caption)?.[1]?.replaceAll(',', '') ?? Number.NaN);

test('trials, rounds, weights, what is left and the arms are those of the results', () => {
  const recording = whole;
  const results = resultsOf(recording);
  const caption = captioned(recording);
  expect(isComplete(recording)).toBe(true);
  expect(numberIn(caption, /(\d+) independent trials/)).toBe(new Set(results.map(({ trial }) => trial)).size);
  expect(numberIn(caption, /in each of (\d+) rounds/)).toBe(Math.max(...results.map(({ level }) => level)));
  const weights = fixtureNetwork.parameters.filter(isKernel).reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  expect(numberIn(caption, /([\d,]+) weights and/)).toBe(weights);
  const least = Math.min(...results.map(({ remaining }) => remaining));
  expect(numberIn(caption, /down to ([\d.]+) %/)).toBeCloseTo(least * 100, 1);
  expect(caption).toContain("the ticket's mask with newly drawn weights");
  expect(caption).toContain('in random places');
  expect(caption).not.toContain('Not finished');
  const hash = fingerprint(recording);
  expect(caption.endsWith(hash === null ? '.' : `Fingerprint ${shortFingerprint(hash)}.`)).toBe(true);
});

test('the round is told where one is shown, and parts have letters where there are several', () => {
  expect(captioned(whole)).not.toContain('after round');
  const caption = captioned(whole, BOTH);
  expect(caption).toMatch(/^\(a\) Test accuracy; \(b\) Layer 1\. Shown with 27\.5 % of the weights, after round 3\./);
});

test('trials that are left out, and runs that are missing, are told', () => {
  const recording = fixtureRecording(2);
  const done = recording.runs.filter(({ status }) => status !== 'running').length;
  expect(captioned(recording)).toContain(
    `Not finished: ${done} of ${plannedCount(recording.experiment)} training runs, 0 of 3 trials.`,
  );
  const results = resultsOf(recording).map((result) => ({ ...result, guessing: result.trial === 1 }));
  const input = { recording, network: fixtureNetwork, results, isLive: true, round: 0, left: 1 };
  const caption = figureCaption(words.t, input, CURVE);
  expect(caption).toContain('1 of 3 trials is left out');
  expect(caption).toContain('Trained in this browser.');
});

test('of an unfinished run the trials that are over were run, no others', () => {
  const recording = whole;
  const withoutLastOf = (trials: readonly number[]): Recording => ({
    ...recording,
    runs: recording.runs.map((run) =>
      trials.includes(run.id.trial) && run.id.level === 8 ? { ...run, status: 'running' } : run,
    ),
  });
  expect(captioned(recording)).toContain('3 independent trials were run.');
  expect(captioned(withoutLastOf([1]))).toContain('2 independent trials were run.');
  expect(captioned(withoutLastOf([1]))).toContain('training runs, 2 of 3 trials.');
  expect(captioned(withoutLastOf([1, 2]))).toContain('One trial was run.');
  expect(captioned(withoutLastOf([0, 1, 2]))).toContain('No trial is over yet.');
});

test('only curves have means and bands', () => {
  expect(captioned(whole)).toContain('bands their range');
  expect(captioned(whole)).not.toMatch(/Shaded|▲/);
  // what is shaded is no band
  expect(captioned(whole, { ...CURVE, hasZones: true, hasStops: true })).toContain(
    'bands their range. Shaded rounds: the ticket is on average at least as good as the full network. ▲: early stop,',
  );
  // over rounds, of one trial
  expect(captioned(whole, FILM)).not.toContain('bands their range');
});

test('what is marked is told, and what the bracket is', () => {
  const marked = captioned(whole, { ...CURVE, isMarked: true, hasBracket: true });
  expect(marked).toMatch(
    /^Marked: 27\.5 % of the weights, after round 3\. The bracket is the mean difference there\. /,
  );
  expect(marked).toContain('Differences are paired by trial');
  const film = captioned(whole, { ...FILM, isMarked: true });
  expect(film).toMatch(/^Marked: 27\.5 % /);
  expect(film).not.toContain('bracket');
  expect(film).not.toContain('paired');
  expect(captioned(whole, { ...BOTH, isMarked: true })).toContain('Shown and marked with 27.5 % of');
});

test('how networks were trained is told: optimizer, rate and how it falls, steps and batches are the experiment’s', () => {
  const recording = whole;
  const { training } = recording.experiment;
  const caption = captioned(recording);
  expect(numberIn(caption, /Trained for ([\d,]+) steps of Adam/)).toBe(training.steps);
  expect(numberIn(caption, /on batches of (\d+)/)).toBe(training.batch);
  expect(numberIn(caption, /learning rate ([\d.]+)\./)).toBe(training.learningRate);
});

test('of a policy every part of the caption is its own: updates, what its return is, and the band', () => {
  const { experiment } = readLink('v=3&data.set=cartpole&engine.backend=simd&training.schedule=linear&chance.trials=5');
  const { training } = experiment;
  const recording: Recording = { ...whole, experiment };
  const input = { recording, network: networkOn(experiment, null), results: [], isLive: false, round: 3, left: 0.2 };
  const caption = figureCaption(words.t, input, CURVE).replaceAll('\u202f', ' ');
  expect(numberIn(caption, /proximal policy optimization: ([\d,]+) updates/)).toBe(training.steps);
  expect(numberIn(caption, /of ([\d,]+) environment steps each, Adam/)).toBe(stepOf(experiment).examples);
  expect(caption).toContain(`learning rate ${training.learningRate}, falling linearly to 0.`);
  expect(caption).toContain('Return is the sum of rewards of an episode');
  expect(caption).toContain('Curves show the mean over trials, bands their range.');
});

test('what a figure cuts off is told with its values', () => {
  const beyond = ['▼ below the axis: Random mask 31.24 % at 3.3 % of the weights.'];
  const caption = captioned(whole, { ...CURVE, beyond, hasArrowheads: true });
  expect(caption.startsWith(`${beyond[0]} Where an arrowhead stands at the edge, a line or band goes on`)).toBe(true);
  expect(captioned(whole)).not.toMatch(/▼|arrowhead/);
});
