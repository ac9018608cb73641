/** How well a network acts: episodes with fixed starts and fixed chance, by which networks are compared. */
import { sizeOf } from '../../../lottery/parameters';
import { stream } from '../../../lottery/random/stream';
import type { SplitName } from '../../../engine/examples';
import type { Environment } from '../environment';
import { greedy, logProbabilities, sampled } from './policy';
import { STEPS_PER_REST, type Forward } from './rollout';

/** Episodes 0 … count − 1 of a set: the same for all networks of an experiment. */
export interface EpisodeSet {
  readonly seed: number;
  /** train: of a network that is not trained, and so has ended no episodes on the way */
  readonly split: SplitName;
  readonly count: number;
}

/** The start of episode `at` of a set, and the numbers that its actions fall on. */
export const chanceOf = (environment: Environment, { seed, split }: Omit<EpisodeSet, 'count'>, at: number) => ({
  state: environment.reset(stream(seed, `${split}-start`, at).uniform),
  uniform: stream(seed, `${split}-action`, at).uniform,
});

/**
 * The return of every episode of the set.
 * @param policy sampling: the action that the episode's own number falls on; greedy: the likeliest
 * @param lanes most observations that the network is asked for at once
 * @param rest lets messages in, when it is time
 */
export async function returnsOf(
  environment: Environment,
  forward: Forward,
  set: EpisodeSet,
  policy: 'sampling' | 'greedy',
  lanes: number,
  rest?: () => Promise<void>,
): Promise<Float64Array> {
  const { actions, limit } = environment;
  const features = sizeOf(environment.observation);
  const returns = new Float64Array(set.count);
  const batch = new Float32Array(lanes * features);
  const logs = new Float64Array(actions);
  let begun = 0;
  const begin = () => {
    const at = begun;
    begun += 1;
    return { at, ...chanceOf(environment, set, at), steps: 0 };
  };
  const going = Array.from({ length: Math.min(lanes, set.count) }, begin);
  for (let time = 0; going.length > 0; time += 1) {
    for (let lane = 0; lane < going.length; lane += 1) environment.observe(going[lane].state, batch, lane * features);
    const outputs = forward(batch.subarray(0, going.length * features), going.length);
    let left = 0; // who ends makes place for the next: lanes do not know of each other
    for (let lane = 0; lane < going.length; lane += 1) {
      const episode = going[lane];
      const from = lane * (actions + 1);
      const uniform = episode.uniform();
      const action =
        policy === 'greedy'
          ? greedy(outputs, from, actions)
          : sampled(logProbabilities(outputs, from, actions, logs), uniform);
      const { state, reward, terminated } = environment.step(episode.state, action);
      returns[episode.at] += reward;
      episode.steps += 1;
      episode.state = state;
      const isOver = terminated || episode.steps === limit;
      if (isOver && begun === set.count) continue;
      going[left] = isOver ? begin() : episode;
      left += 1;
    }
    going.length = left;
    if (time % STEPS_PER_REST === 0) await rest?.();
  }
  return returns;
}
