/**
 * Control: which action to take, one step after the other. The network makes its examples itself, by acting; how well it
 * does is the sum of rewards of an episode, its return.
 */
import { registry } from '../../registry';
import type { Metric } from '../../lottery/metric';
import type { About, Task, TaskSet } from '../task';
import type { Environment } from './environment';
import { environments } from './environments';
import { said } from './problems';
import { actingOf, environmentOf, fields } from './settings';

/** of the policy that draws its actions */
const gained: Metric = { id: 'return', better: 'higher', unit: 'reward', digits: 1 };
/** of the policy that takes the likeliest action: at its limit where tickets are told apart, so it never decides */
const greedy: Metric = { id: 'greedy', better: 'higher', unit: 'reward', digits: 1 };
/**
 * the mean over the run's own learning curve so far: who learns sooner has more. A run from θ_k has no points before k, so its
 * area says nothing beside that of a whole run; before an episode has ended, sums so far are taken.
 */
const area: Metric = { id: 'area', better: 'higher', unit: 'reward', digits: 1 };

/** Episodes that are measured: fixed starts with fixed chance; of training the last ones. */
export const EPISODES = { validation: 16, test: 64, train: 20 } as const;

/**
 * From a policy that knows nothing to the best there is: margin and what is vague are shares of it. Without a best one it is
 * nine times what chance earns: ten times as good is a scale by choice, and nothing but these two rests on it.
 */
const rangeOf = ({ random, best }: Environment): number => (best === null ? 9 * Math.abs(random) : best - random);

/**
 * Of all that runs of control have in common besides settings, environment and engine: the loss and its weights, advantages,
 * how many episodes are measured, names of streams. Goes up when any of them gives a run other bits.
 */
export const ALGORITHM = 1;

/** One number, since recipes have one: that of the environment alone where the algorithm is the first. */
const versionOf = ({ version }: Environment): number => 1000 * (ALGORITHM - 1) + version;

const sets = registry<TaskSet>(
  'environment',
  Object.fromEntries(
    environments.all.map((environment): [string, TaskSet] => [
      environment.id,
      { id: environment.id, version: versionOf(environment), files: [], most: null },
    ]),
  ),
);

/** Less than a third of the way says nothing about tickets. */
const LEARNED = 1 / 3;
/** Quantile of the standard normal distribution: 95 % lie below. */
const Z = 1.6448536269514722;
/** What a network has to earn; without a best one, more than 95 % of the means that chance has over as many episodes. */
const floorOf = ({ random, best, spread = 0 }: Environment): number =>
  best === null ? random + (Z * spread) / Math.sqrt(EPISODES.validation) : random + LEARNED * (best - random);

const task: Task = {
  id: 'control',
  order: 2,
  sets,
  fields,
  inputShape: (settings) => environmentOf(settings).observation,
  contradiction(settings, { inputShape }) {
    const { id, observation } = environmentOf(settings);
    const [given, wanted] = [inputShape, observation].map((shape) => shape.join(' × '));
    return given === wanted ? null : said('observation', { given, set: id, wanted });
  },
  collects(settings) {
    const { environments: count, horizon, epochs } = actingOf(settings);
    return { examples: count * horizon, passes: epochs, episode: environmentOf(settings).limit };
  },
  // one network answers both: what is pruned is then all that acts and all that judges
  outputs: ({ settings }: About) => environmentOf(settings).actions + 1,
  metrics: [gained, greedy, area],
  columns: {
    'validation.return': said('validation-return'),
    'test.return': said('test-return'),
    'train.return': said('training-return'),
    'test.greedy': said('test-greedy'),
    'train.area': said('training-area'),
  },
  judge: gained,
  stop: gained,
  tolerance: ({ settings }) => {
    const range = rangeOf(environmentOf(settings));
    return { margin: 0.02 * range, vague: 0.1 * range };
  },
  failure: ({ settings }) => environmentOf(settings).random,
  least: ({ settings }) => environmentOf(settings).least,
  ideal: ({ settings }) => environmentOf(settings).best,
  solved: ({ settings }) => environmentOf(settings).solved ?? null,
  guessing({ settings }) {
    const environment = environmentOf(settings);
    const floor = floorOf(environment);
    return {
      floor,
      exact: true,
      ...(environment.best === null && { against: 'failure' }),
      isGuessing: (score) => !(score >= floor),
    };
  },
  notLearned: (floor, settings) =>
    said(environmentOf(settings).best === null ? 'not-beyond-chance' : 'not-learned', { floor }),
  examples: (split) => EPISODES[split],
};

export default task;
