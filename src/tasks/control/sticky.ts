/** Worlds that now and then do the last action again instead of the one that was chosen (Machado et al. 2018). */
import { stream } from '../../lottery/random/stream';
import type { Environment, State } from './environment';

/** No action has been done yet: the first is never replaced. */
const NONE = -1;

/**
 * The environment with sticky actions. Its states are those of the environment and, behind them, the last action that was
 * done, the steps so far and the number that names the episode's own stream of chance, by which every network that begins
 * alike is hindered in the same steps.
 * @param probability of doing the last action again; 0: the environment itself
 */
export function sticky(environment: Environment, probability: number): Environment {
  if (probability === 0) return environment;
  const parts = (state: State) => {
    const own = state.length - 3;
    const [last, steps, chance] = state.slice(own);
    return { inner: state.slice(0, own), last, steps, chance };
  };
  return {
    ...environment,
    reset(uniform) {
      const inner = environment.reset(uniform);
      return [...inner, NONE, 0, Math.floor(2 ** 32 * uniform())];
    },
    step(state, chosen) {
      const { inner, last, steps, chance } = parts(state);
      const sticks = last !== NONE && stream(chance, 'sticky', steps).uniform() < probability;
      const done = sticks ? last : chosen;
      const next = environment.step(inner, done);
      return { ...next, state: [...next.state, done, steps + 1, chance] };
    },
    observe: (state, into, offset) => environment.observe(parts(state).inner, into, offset),
  };
}
