/** Trains single runs of an experiment whose masks are known, beside anything else, and stores them. */
import { said } from './problems';
import { Problem } from '../problem';
import type { Experiment } from '../experiment/schema';
import { createEvaluator, needsOf } from '../lottery/evaluate';
import { createMaskBook } from '../lottery/mask-book';
import type { RunKey } from '../lottery/run-key';
import type { DataLoader } from './data';
import { engineVersion } from './engine-version';
import { keep } from './stored/keep';
import { planOf } from './plan';
import { UNSEEN } from './pool/job';
import { findRun } from './stored/stored-runs';
import { createWorkshop, type WorkshopOptions } from './pool/workshop';
import { networkOn } from '../experiment/network';
import type { MaskRecord } from '../recording/recording';
import { tellsMasks } from '../recording/told-masks';

interface AloneOptions extends WorkshopOptions {
  readonly load: DataLoader;
}

/**
 * @param recordedVersion the engine's in the recording: another one would give other weights
 * @param masks of the chains and trials of these runs
 * @throws Error when they cannot be trained here, or not be stored
 */
export async function trainAlone(
  experiment: Experiment,
  recordedVersion: string,
  keys: readonly RunKey[],
  masks: readonly MaskRecord[],
  options: AloneOptions,
): Promise<void> {
  const data = await options.load(experiment);
  const { splits, info } = data;
  const network = networkOn(experiment, info);
  const plan = planOf(experiment, network, { filesHash: info.filesHash, version: recordedVersion });
  const book = createMaskBook();
  for (const record of masks) {
    const { trial, chain, prunedIn } = record;
    const told = plan.trial(trial).chains[chain].filter(({ level }) => tellsMasks(experiment, record, level));
    book.know(`${trial}/${chain}`, told, prunedIn);
  }
  const { start } = createEvaluator(plan.graph, network.parameters, book.masks);
  let fail: (error: Error) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const workshop = createWorkshop(options, (_, message) => fail(new Problem(message)));
  const train = async (): Promise<void> => {
    const equipment = await workshop.choose(experiment, network, splits);
    const pool = workshop.open(data, equipment);
    const version = engineVersion(await pool.engine, experiment);
    if (version !== recordedVersion) {
      throw new Problem(said('other-engine', { recorded: recordedVersion, here: version }));
    }
    await Promise.all(
      keys.map(async (key) => {
        const run = plan.find(key);
        const { recipe } = run;
        if (needsOf(plan.graph, recipe, book.has).size > 0) throw new Error(NOT_ALONE);
        if (await findRun(options.storage, plan, run).catch(() => undefined)) return;
        const trained = await pool.submit({
          ...UNSEEN,
          recipe,
          priority: [key.trial, 0, key.level],
          round: key.level,
          start: () => plan.trainingRun(recipe, start(recipe, new Map())),
        });
        const { isStored } = await keep(options.storage, recipe, trained);
        if (!isStored) throw new Problem(said('no-room'));
      }),
    );
  };
  try {
    await Promise.race([train(), failed]);
  } finally {
    workshop.close();
  }
}

const NOT_ALONE = 'Runs that start from the weights of others are not trained alone.';
