/** What networks answer does not depend on how many are asked beside: else a first pass would already be off the policy. */
import { expect, it } from 'vitest';
import { sparseMasks, startWeights } from '../../engine/contract/reference';
import { createEngine } from '../../engine/index';
import { denseMasks } from '../../lottery/masks';
import { describeNetwork } from '../../models/network';
import { works } from '../work';
import { environments } from './environments';
import { logProbabilities } from './mathematics/policy';
import { collect, firstEpisodes } from './mathematics/rollout';

const [LANES, HORIZON] = [16, 64];

it.each([
  ['cartpole', 1],
  ['cartpole', 0.2],
  ['catch', 1],
  ['catch', 0.2],
] as const)('every ratio of a first pass is exactly 1: %s with %f of the weights', async (set, density) => {
  const { observation, actions } = environments.get(set);
  const { splits } = works.get('control').load({ set, train: 0, validation: 0, test: 0 }, 1, {});
  const network = describeNetwork(observation, actions + 1, [
    ...(observation.length > 1 ? [{ kind: 'flatten' } as const] : []),
    { kind: 'dense', units: 64 },
    { kind: 'relu' },
    { kind: 'dense', units: 64 },
    { kind: 'relu' },
    { kind: 'dense', units: actions + 1 },
  ]);
  const engine = await createEngine('wasm');
  await engine.load(splits);
  const trainer = await engine.open({
    network,
    weights: startWeights(network, 1),
    masks: density === 1 ? denseMasks(network.parameters) : sparseMasks(network, density, 3),
    optimizer: { id: 'adam', momentum: 0, weightDecay: 0 },
    batch: LANES * HORIZON,
  });
  const forward = trainer.policy?.forward;
  if (!forward) throw new Error('The engine has no policy.');
  const chance = { seed: 1, trial: 0 };
  const begun = firstEpisodes(environments.get(set), chance, LANES);
  const rollout = await collect(environments.get(set), forward, begun, { horizon: HORIZON, update: 1, chance });
  const outputs = forward(rollout.observations, rollout.count);
  const again = Array.from({ length: rollout.count }, (_, at) => {
    const logs = logProbabilities(outputs, at * (actions + 1), actions, new Float64Array(actions));
    return logs[rollout.actions[at]];
  });
  expect(again).toEqual([...rollout.logProbabilities]);
  trainer.dispose();
  engine.dispose();
});
