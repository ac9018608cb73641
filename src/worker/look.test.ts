import { expect, test } from 'vitest';
import { readLink } from '../experiment/link';
import { initialize } from '../lottery/initializers';
import { buildNetwork } from '../models';
import { buffersOf, inspect } from './look';

test('weights are handed over as copies: those that are kept for the next question stay whole', async () => {
  const { experiment } = readLink('v=1&data.set=moons&network.widths=8,8');
  const data = { inputShape: [2], classNames: ['a', 'b'], filesHash: null };
  const network = buildNetwork(experiment.network, [2], 2);
  const kept = initialize(network.parameters, experiment.network, 1, 'kept');
  const id = { trial: 0, round: 0, arm: 'full' };
  const message = { kind: 'inspect', request: 1, experiment, data, engineVersion: 'simd-2', id } as const;
  const inspection = await inspect(async () => ({ weights: kept, rounded: false }), message);
  const buffers = buffersOf(inspection);
  // six parameters of θ₀, of the run's θ_T and of the full network's: the same run here, but two copies
  expect(new Set(buffers).size).toBe(18);
  const arrived = structuredClone(inspection, { transfer: buffers });
  expect(arrived.thetaT).toEqual(kept);
  expect(arrived.fullThetaT).toEqual(kept);
  expect(inspection.thetaT?.[0].length).toBe(0);
  expect(kept[0].length).toBe(16);
});
