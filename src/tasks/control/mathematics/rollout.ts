/** Episodes for an update, of whichever network: E environments side by side, T steps each. */
import { orderStream, type Order } from '../../../lottery/random/order';
import { sizeOf } from '../../../lottery/parameters';
import type { Environment, State } from '../environment';
import { logProbabilities, sampled } from './policy';

/**
 * What a network says of `count` observations [count, features]: [count, actions + 1], logits and then the value of the
 * state. It may be a view that is valid until the next call.
 */
export type Forward = (observations: Float32Array, count: number) => ArrayLike<number>;

/** Steps of all lanes between two rests: a microtask after each would be felt on small networks. */
export const STEPS_PER_REST = 8;

/** How far a rollout goes. */
export interface Rolling {
  readonly horizon: number;
  /** of which these transitions are: the first is 1 */
  readonly update: number;
  /** the same for all arms and rounds of a trial, whichever step they start from */
  readonly chance: Order;
  /** lets messages in, when it is time */
  rest?(): Promise<void>;
}

/** An episode on its way, one in each environment. */
export interface Episode {
  /** how many were before it in its environment */
  readonly index: number;
  readonly state: State;
  readonly steps: number;
  /** rewards so far */
  readonly sum: number;
}

/** T · E transitions; those of a step stand together: transition t · E + e. */
export interface Transitions {
  readonly count: number;
  /** [count, features] */
  readonly observations: Float32Array;
  readonly actions: Uint8Array;
  /** as the environment gives them */
  readonly rewards: Float64Array;
  /** log π(a) when it was chosen */
  readonly logProbabilities: Float64Array;
  /** V of the state that was acted in */
  readonly values: Float64Array;
  /** V of the state that it led to: 0 where the episode terminated */
  readonly nextValues: Float64Array;
  /** 1: the episode terminated or was cut here */
  readonly ended: Uint8Array;
}

export interface Rollout extends Transitions {
  /** where the environments stand now */
  readonly episodes: readonly Episode[];
  /** returns of the episodes that ended, in the order of their ends */
  readonly returns: readonly number[];
}

function begin(environment: Environment, chance: Order, at: number, index: number): Episode {
  const { uniform } = orderStream(chance, 'episode-start', 0, at, index);
  return { index, state: environment.reset(uniform), steps: 0, sum: 0 };
}

/** The first episode of each environment. */
export const firstEpisodes = (environment: Environment, chance: Order, environments: number): Episode[] =>
  Array.from({ length: environments }, (_, at) => begin(environment, chance, at, 0));

/** Acts by the sampling policy for `horizon` steps in each environment. */
export async function collect(
  environment: Environment,
  forward: Forward,
  from: readonly Episode[],
  { horizon, update, chance, rest }: Rolling,
): Promise<Rollout> {
  const { actions: choices, limit } = environment;
  const lanes = from.length;
  const features = sizeOf(environment.observation);
  const count = horizon * lanes;
  const observations = new Float32Array(count * features);
  const actions = new Uint8Array(count);
  const [rewards, logs, values, nextValues] = [0, 1, 2, 3].map(() => new Float64Array(count));
  const ended = new Uint8Array(count);
  const scratch = new Float64Array(choices);
  const episodes = [...from];
  const returns: number[] = [];
  // transitions whose next state is not the next that is acted in, and its observation
  const cut: { readonly at: number; readonly observation: Float32Array }[] = [];
  const { uniform } = orderStream(chance, 'action', update);

  const seen = (state: State): Float32Array => {
    const observation = new Float32Array(features);
    environment.observe(state, observation, 0);
    return observation;
  };
  for (let time = 0; time < horizon; time += 1) {
    const first = time * lanes;
    for (let lane = 0; lane < lanes; lane += 1) {
      environment.observe(episodes[lane].state, observations, (first + lane) * features);
    }
    const outputs = forward(observations.subarray(first * features, (first + lanes) * features), lanes);
    for (let lane = 0; lane < lanes; lane += 1) {
      const at = first + lane;
      const output = lane * (choices + 1);
      const { index, state, steps, sum } = episodes[lane];
      const chances = logProbabilities(outputs, output, choices, scratch);
      const action = sampled(chances, uniform());
      const { state: next, reward, terminated } = environment.step(state, action);
      actions[at] = action;
      rewards[at] = reward;
      logs[at] = chances[action];
      values[at] = outputs[output + choices];
      if (time > 0 && !ended[at - lanes]) nextValues[at - lanes] = values[at];
      const isCut = !terminated && steps + 1 === limit;
      ended[at] = Number(terminated || isCut);
      if (!terminated && (isCut || time === horizon - 1)) cut.push({ at, observation: seen(next) });
      if (ended[at]) returns.push(sum + reward);
      episodes[lane] = ended[at]
        ? begin(environment, chance, lane, index + 1)
        : { index, state: next, steps: steps + 1, sum: sum + reward };
    }
    if (time % STEPS_PER_REST === 0) await rest?.();
  }
  // as many at once as were acted for: no network is asked for more
  for (let first = 0; first < cut.length; first += lanes) {
    const some = cut.slice(first, first + lanes);
    const batch = new Float32Array(some.length * features);
    some.forEach(({ observation }, lane) => batch.set(observation, lane * features));
    const outputs = forward(batch, some.length);
    some.forEach(({ at }, lane) => {
      nextValues[at] = outputs[lane * (choices + 1) + choices];
    });
    if ((first / lanes) % STEPS_PER_REST === 0) await rest?.();
  }
  return {
    count,
    observations,
    actions,
    rewards,
    logProbabilities: logs,
    values,
    nextValues,
    ended,
    episodes,
    returns,
  };
}
