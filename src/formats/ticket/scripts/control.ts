import { environments } from '../../../tasks/control/environments';
import { actingOf } from '../../../tasks/control/settings';
import { EPISODES } from '../../../tasks/control/task';
import { dictionary, number, string } from '../python';
import type { TaskScript } from '../task-script';
import template from './control.py?raw';

/** Its environments are written in Python once more, in the template; it says itself which it lacks. */
const control: TaskScript = {
  id: 'control',
  template,
  values({ experiment, id, run }, { optimizer }) {
    const { data, chance } = experiment;
    const { actions, limit } = environments.get(data.set);
    const acting = actingOf(data);
    return {
      ENVIRONMENT: string(data.set),
      ACTIONS: String(actions),
      LIMIT: String(limit),
      ENVIRONMENTS: String(acting.environments),
      HORIZON: String(acting.horizon),
      EPOCHS: String(acting.epochs),
      GAMMA: String(acting.gamma),
      LAMBDA: String(acting.lambda),
      CLIP: String(acting.clip),
      ENTROPY: String(acting.entropy),
      REWARD_SCALE: String(acting.rewardScale),
      STICKY: String(acting.sticky),
      CLIP_NORM: String(optimizer?.clipNorm ?? 0),
      EPISODE_SEED: String(chance.splitSeed),
      ORDER_SEED: String(chance.orderSeed),
      TRIAL: String(id.trial),
      EPISODES: dictionary([
        ['validation', String(EPISODES.validation)],
        ['test', String(EPISODES.test)],
      ]),
      GREEDY_AT_END: number(run.status === 'diverged' ? null : run.points['test.greedy']?.at(-1)),
    };
  },
};

export default control;
