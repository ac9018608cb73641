/** A small ticket for tests: moons, 2 → 3 → 2, half of the weights pruned. */
import { readLink } from '../../experiment/link';
import { applyMasks } from '../../lottery/masks';
import { buildNetwork } from '../../models';
import { describeNetwork, type Network } from '../../models/network';
import { sizeOf } from '../../lottery/parameters';
import { environments } from '../../tasks/control/environments';
import type { RunRecord } from '../../recording/recording';
import type { Ticket } from './ticket';
import { ticketKey } from '../../lottery/run-key';

export const SMALL_LINK =
  'v=3&data.set=moons&data.train=200&data.validation=100&data.test=200&network.widths=3&training.steps=20&training.evaluateEvery=10&pruning.rounds=2&chance.trials=2';

const runAt = (round: number): RunRecord => ({
  id: ticketKey(1, round),
  status: 'finished',
  points: {
    step: [10, 20],
    'validation.loss': [0.5, 0.25],
    'validation.accuracy': [0.8, 0.9],
    'test.accuracy': [null, 0.875],
    'train.accuracy': [null, 0.92],
  },
  trainingSeconds: 0.5,
  reused: false,
});

export function smallTicket(): Ticket {
  const { experiment } = readLink(SMALL_LINK);
  const network = buildNetwork(experiment.network, [2], 2);
  const theta0 = network.parameters.map((spec, at) =>
    Float32Array.from({ length: spec.shape.reduce((a, b) => a * b, 1) }, (_, index) => at + index / 8),
  );
  const prunedIn = [Uint8Array.of(0, 1, 0, 2, 0, 1), null, Uint8Array.of(1, 0, 0, 0, 2, 0), null];
  const masks = prunedIn.map((rounds) => rounds && rounds.map((when) => (when === 0 ? 1 : 0)));
  return {
    experiment,
    network,
    masks,
    prunedIn,
    id: ticketKey(1, 2),
    engine: {
      id: 'simd',
      backend: 'wasm',
      version: 'simd-2',
      device: '128-bit SIMD',
      software: false,
      workers: 2,
      reason: 'auto-no-gpu',
    },
    data: { inputShape: [2], classNames: ['A', 'B'], filesHash: null },
    theta0,
    thetaT: applyMasks(
      theta0.map((values) => values.map((value) => value - 0.5)),
      masks,
    ),
    rounded: false,
    run: runAt(2),
    full: runAt(0),
    fingerprint: 'a'.repeat(64),
  };
}

/** A small ticket that acts, of trial 2: 3 units, nothing pruned. */
export function actingTicket(set: string): Ticket {
  const { experiment } = readLink(
    `v=3&data.set=${set}&network.widths=3&training.steps=50&pruning.rounds=2&chance.trials=2`,
  );
  const { observation, actions } = environments.get(set);
  const network = buildNetwork(experiment.network, observation, actions + 1);
  const theta0 = network.parameters.map(({ shape }) => new Float32Array(sizeOf(shape)).fill(0.5));
  const points = {
    step: [25, 50],
    'validation.return': [100, 300],
    'test.return': [null, 312.5],
    'train.return': [90, 280],
    'test.greedy': [null, 500],
    'train.area': [90, 185],
  };
  return {
    ...smallTicket(),
    experiment,
    network,
    theta0,
    thetaT: theta0,
    masks: network.parameters.map(() => null),
    prunedIn: null,
    data: { inputShape: observation, classNames: [], filesHash: null },
    run: { ...runAt(2), points },
  };
}

/** Every layer kind of convolutional networks once; inputs 6×6×2. */
export const convNetwork = (): Network =>
  describeNetwork([6, 6, 2], 3, [
    { kind: 'conv', filters: 4, size: 3, stride: 1, padding: 'same', bias: true },
    { kind: 'batch-norm' },
    { kind: 'relu' },
    {
      kind: 'residual',
      body: [{ kind: 'conv', filters: 4, size: 3, stride: 2, padding: 'same', bias: false }],
      shortcut: [{ kind: 'conv', filters: 4, size: 1, stride: 2, padding: 'same', bias: false }],
    },
    { kind: 'max-pool', size: 2, stride: 1 },
    { kind: 'flatten' },
    { kind: 'dense', units: 5 },
    { kind: 'tanh' },
    { kind: 'dense', units: 3 },
  ]);
