import { expect, test } from 'vitest';
import { readLink } from '../../experiment/link';
import { initialize } from '../../lottery/initializers';
import { buildNetwork } from '../../models';
import { buffersOf, inspect } from './look';
import { fullKey } from '../../lottery/run-key';

test('weights are handed over as copies: those that are kept for the next question stay whole', async () => {
  const { experiment } = readLink('v=1&data.set=moons&network.widths=8,8');
  const data = { inputShape: [2], classNames: ['a', 'b'], filesHash: null };
  const network = buildNetwork(experiment.network, [2], 2);
  const kept = initialize(network.parameters, experiment.network, 1, 'kept');
  const id = fullKey(0);
  const message = {
    kind: 'inspect',
    request: 1,
    experiment,
    data,
    engineVersion: 'simd-2',
    id,
    knowsTrial: false,
  } as const;
  const weightsOf = async () => ({ weights: kept, rounded: false });
  const looked = await inspect(weightsOf, message);
  const buffers = buffersOf(looked);
  // six parameters of θ₀, of the run's θ_T and of the full network's: the same run here, but two copies
  expect(new Set(buffers).size).toBe(18);
  const { ofRun, ofTrial } = structuredClone(looked, { transfer: buffers });
  expect(ofRun.thetaT).toEqual(kept);
  expect(ofTrial?.fullThetaT).toEqual(kept);
  expect(ofTrial?.theta0).toEqual(initialize(network.parameters, experiment.network, 1, 'initialization', 0));
  expect(looked.ofRun.thetaT?.[0].length).toBe(0);
  expect(kept[0].length).toBe(16);
  // what the page has does not go over again
  const again = await inspect(weightsOf, { ...message, knowsTrial: true });
  expect(again.ofTrial).toBeNull();
  expect(buffersOf(again)).toHaveLength(6);
});
