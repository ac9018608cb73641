/**
 * Control: which action to take, one step after the other. The network makes its examples itself, by acting; how well it
 * does is the sum of rewards of an episode, its return.
 */
import { registry } from '../../registry';
import type { Metric } from '../../lottery/metric';
import type { About, DataSettings, Task, TaskSet } from '../task';
import type { Environment } from './environment';
import { environments } from './environments';
import { said } from './problems';
import { actingOf, fields } from './settings';

/** of the policy that draws its actions */
const gained: Metric = { id: 'return', better: 'higher', unit: 'reward', digits: 1 };
/** of the policy that takes the likeliest action: at its limit where tickets are told apart, so it never decides */
const greedy: Metric = { id: 'greedy', better: 'higher', unit: 'reward', digits: 1 };
/** the mean over the learning curve so far: who learns sooner has more */
const area: Metric = { id: 'area', better: 'higher', unit: 'reward', digits: 1 };

/** Episodes that are measured: fixed starts with fixed chance; of training the last ones. */
export const EPISODES = { validation: 16, test: 64, train: 20 } as const;

const environmentOf = ({ set }: Pick<DataSettings, 'set'>): Environment => environments.get(set);

/** From a policy that knows nothing to the best there is; without a best one, to ten times as good as knowing nothing. */
const rangeOf = ({ random, best }: Environment): number => (best === null ? 9 * Math.abs(random) : best - random);

const sets = registry<TaskSet>(
  'environment',
  Object.fromEntries(
    environments.all.map(({ id, version }): [string, TaskSet] => [id, { id, version, files: [], most: null }]),
  ),
);

/** Less than a third of the way says nothing about tickets. */
const LEARNED = 1 / 3;
const floorOf = (environment: Environment): number => environment.random + LEARNED * rangeOf(environment);

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
  // for each action how likely it is, and what the state is worth
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
  ideal: ({ settings }) => environmentOf(settings).best,
  guessing({ settings }) {
    const floor = floorOf(environmentOf(settings));
    return { floor, exact: true, isGuessing: (score) => !(score >= floor) };
  },
  notLearned: (floor) => said('not-learned', { floor }),
  examples: (split) => EPISODES[split],
};

export default task;
