/** Trains single runs of an experiment whose masks are known, beside anything else, and stores them. */
import type { Experiment } from '../experiment/schema';
import { runAlone } from '../lottery/alone';
import type { LotteryRunId } from '../lottery/loop';
import { buildNetwork } from '../models';
import type { DataLoader } from './data';
import { engineVersion } from './engine-version';
import { keep } from './keep';
import { lotterySettings, trainingRun } from './plan';
import { recipeOf } from './recipe';
import { createWorkshop, type WorkshopOptions } from './workshop';

export interface AloneOptions extends WorkshopOptions {
  readonly load: DataLoader;
}

/**
 * @param recordedVersion the engine's in the recording: another one would give other weights
 * @param prunedIn of the ticket's chain in the trial of these runs
 * @throws Error when they cannot be trained here, or not be stored
 */
export async function trainAlone(
  experiment: Experiment,
  recordedVersion: string,
  ids: readonly LotteryRunId[],
  prunedIn: readonly (Uint8Array | null)[],
  options: AloneOptions,
): Promise<void> {
  const data = await options.load(experiment);
  const { splits, filesHash } = data;
  const network = buildNetwork(experiment.network, splits.inputShape, splits.classNames.length);
  const settings = lotterySettings(experiment, network);
  let fail: (error: Error) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const workshop = createWorkshop(options, (_, message) => fail(new Error(message)));
  const train = async (): Promise<void> => {
    const equipment = await workshop.choose(experiment, network, splits);
    const pool = workshop.open(data, equipment);
    const version = engineVersion(await pool.engine, experiment);
    if (version !== recordedVersion) {
      throw new Error(
        `The recorded run is of engine ${recordedVersion}, this app has ${version}: press Play to train all of it anew.`,
      );
    }
    await Promise.all(
      ids.map(async (id) => {
        const recipe = recipeOf(experiment, id, { filesHash }, version);
        if (await options.storage.getRun(recipe).catch(() => undefined)) return;
        const run = runAlone(settings, id, prunedIn);
        const trained = await pool.submit({
          recipe,
          priority: [id.trial, 0, id.round],
          round: id.round,
          sendWeights: false,
          from: null,
          start: () => trainingRun(experiment, network, run),
          started() {},
          stepped() {},
          reached() {},
          left() {},
        });
        const { isStored } = await keep(options.storage, recipe, trained);
        if (!isStored) throw new Error('The browser has no room for the weights.');
      }),
    );
  };
  try {
    await Promise.race([train(), failed]);
  } finally {
    workshop.close();
  }
}
