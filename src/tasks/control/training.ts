/** One training run of a network that acts: PPO with the whole batch in every pass, no running statistics. */
import type { Engine, Policy, Trainer } from '../../engine/engine';
import type { SplitName, Splits } from '../../engine/examples';
import { learningRateAt } from '../../engine/training/learning-rate';
import { columnNames } from '../../lottery/points';
import { Problem } from '../../problem';
import { trainRun, type Seen } from '../loop';
import type { Meter } from '../meter';
import type { Checkpoint, TrainedRun, TrainingControl, TrainingRun } from '../training';
import { advantagesOf, standardized } from './mathematics/advantages';
import { returnsOf } from './mathematics/fixed-episodes';
import { createScratch, outputGradients } from './mathematics/policy-gradient';
import { collect, firstEpisodes } from './mathematics/rollout';
import { said } from './problems';
import { environmentOf, type Acting } from './settings';
import task, { EPISODES } from './task';

/** No examples, and what the loop has to know to make them. */
export interface ActingSplits extends Splits {
  /** id of the environment */
  readonly environment: string;
  readonly acting: Acting;
  /** of the episodes that validate and test */
  readonly seed: number;
}

/** Observations that are asked for at once where episodes are only measured. */
const AT_ONCE = 16;

const meanOf = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

/** @throws Problem naming the engine that cannot train policies */
export async function train(
  engine: Engine,
  { environment: id, acting, seed }: ActingSplits,
  run: TrainingRun,
  control: TrainingControl,
  from: Checkpoint | null,
): Promise<TrainedRun> {
  const { horizon, epochs, gamma, lambda, clip, entropy, rewardScale } = acting;
  const environment = environmentOf({ set: id, ...acting });
  const batch = acting.environments * horizon;
  const open = (weights = run.weights): Promise<Trainer> => engine.open({ ...run, weights, batch });
  const trainer = await open();
  const policy = policyOf(trainer, engine);
  const chance = run.order;
  let episodes = from?.episodes?.underWay ?? firstEpisodes(environment, chance, acting.environments);
  let ended = from?.episodes?.ended ?? [];
  const curve = from?.points.map((point) => point['train.return'] ?? 0) ?? [];
  const gradients = new Float32Array(batch * (environment.actions + 1));
  const scratch = createScratch(batch, environment.actions);

  /** Mean return of the fixed episodes of a split. */
  const returnOf = async (
    { forward }: Policy,
    split: SplitName,
    how: 'sampling' | 'greedy',
    rest: () => Promise<void>,
  ): Promise<number> => {
    const lanes = Math.min(AT_ONCE, batch);
    return meanOf(await returnsOf(environment, forward, { seed, split, count: EPISODES[split] }, how, lanes, rest));
  };
  const learning = {
    trainer,
    at: open,
    async step(update: number, rest: () => Promise<void>) {
      const rollout = await collect(environment, policy.forward, episodes, { horizon, update, chance, rest });
      const { advantages, returns } = advantagesOf(rollout, acting.environments, { gamma, lambda, rewardScale });
      const happened = { ...rollout, advantages: standardized(advantages), returns };
      const rate = learningRateAt(run.learningRate, run.schedule, update);
      for (let pass = 0; pass < epochs; pass += 1) {
        const outputs = policy.forward(rollout.observations, batch);
        outputGradients(outputs, happened, environment.actions, { clip, entropy }, gradients, scratch);
        policy.update(gradients, rate);
        await rest();
      }
      episodes = rollout.episodes;
      ended = [...ended, ...rollout.returns].slice(-EPISODES.train);
    },
    async validated(meter: Meter, step: number): Promise<Seen> {
      const weights = await trainer.weights();
      const isDiverged = !weights.every((values) => values.every(Number.isFinite));
      const measure = (split: 'train' | 'validation'): Promise<number | null> =>
        meter.measure(EPISODES[split], step, (rest) => (isDiverged ? null : returnOf(policy, split, 'sampling', rest)));
      // before one is over, what those under way have so far
      const acted = (): number => meanOf(ended.length > 0 ? ended : episodes.map(({ sum }) => sum));
      const isUntrained = step === (run.startStep ?? 0);
      curve.push(isUntrained ? ((await measure('train')) ?? acted()) : acted());
      const validation = await measure('validation');
      return {
        'validation.return': validation,
        'train.return': curve.at(-1) ?? null,
        'train.area': meanOf(curve),
      };
    },
    async measured(by: Trainer, meter: Meter, step: number): Promise<Seen> {
      const asked = policyOf(by, engine);
      return meter.measure(EPISODES.test, step, async (rest) => ({
        'test.return': await returnOf(asked, 'test', 'sampling', rest),
        'test.greedy': await returnOf(asked, 'test', 'greedy', rest),
      }));
    },
    episodes: () => ({ underWay: episodes, ended }),
  };
  const names = columnNames(task.columns);
  return trainRun({ names, stop: task.stop }, learning, run, control, from);
}

function policyOf(trainer: Trainer, { id }: Engine): Policy {
  if (trainer.policy) return trainer.policy;
  trainer.dispose();
  throw new Problem(said('no-policy', { engine: id }));
}
