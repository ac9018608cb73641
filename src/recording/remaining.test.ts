import { expect, it } from 'vitest';
import { readLink } from '../experiment/link';
import { remainingByLevel } from '../experiment/levels';
import { networkOn } from '../experiment/network';
import type { RunResult } from '../lottery/results';
import { runOf, ticketOf } from '../lottery/run-key';
import { sizeOf } from '../lottery/parameters';
import { remainingOfChain, remainingOfRun, stopsOf } from './remaining';

const { experiment } = readLink(
  'v=3&data.set=textures&network.architecture=vgg-11&network.filters=1&training.steps=100&pruning.remaining=50,30&chains=imp,early-bird',
);
const { parameters: specs } = networkOn(experiment, null);
const all = specs.map(({ shape }) => sizeOf(shape));
const planned = remainingByLevel(experiment, specs, 1);
const ofTicket = remainingByLevel(experiment, specs, 0);

it('where training finds how many weights go, what is left is as it found it, of each trial and in the mean', () => {
  const shares = [0.25, 0.75];
  const masks = shares.map((share, trial) => ({
    trial,
    chain: 1,
    remaining: [all, all.map((size) => size * share)],
    prunedIn: [],
  }));
  const of = remainingOfRun({ experiment, masks }, specs);
  expect([0, 1, 2].map((trial) => of(runOf(trial, ticketOf(1), 1)))).toEqual([0.25, 0.75, planned[1]]);
  expect(of(runOf(0, ticketOf(0), 1))).toBe(ofTicket[1]);
  expect(remainingOfChain({ experiment, masks }, specs, 1)).toEqual([1, 0.5, planned[2]]);
  expect(remainingOfChain({ experiment, masks }, specs, 0)).toEqual(ofTicket);
});

it('charts have ticks where points are, not where such a chain was planned', () => {
  const result = (trial: number, remaining: number): RunResult => ({
    ...runOf(trial, ticketOf(1), 1),
    remaining,
    testAtStop: 0.5,
    validationAtStop: 0.5,
    trainAtStop: 0.5,
    testAtEnd: 0.5,
    trainAtEnd: 0.5,
    stopStep: 10,
    censored: false,
    matchStep: null,
    unmatched: false,
    diverged: false,
    guessing: false,
  });
  expect(stopsOf(experiment, specs, ofTicket, [])).toEqual(ofTicket);
  const results = [result(0, 0.125), result(1, 0.375)];
  expect(stopsOf(experiment, specs, ofTicket, results)).toEqual([...ofTicket, 0.25]);
});
