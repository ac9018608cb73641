/** Examples and weights for looking at. `base` is the address of the app, ending in "/". */
import { dataSets } from '../../tasks/classification/data-sets';
import { loadSplits } from '../../tasks/classification/prepare';
import type { Splits } from '../../tasks/classification/dataset';
import { initialize } from '../../lottery/initializers';
import { copyWeights } from '../../lottery/parameters';
import { recordedPlan } from '../../runner/plan';
import type { Storage } from '../../storage/storage';
import { findFiles } from './data-files';
import type { InspectionWanted, Looked, Preview, PreviewWanted } from './looked';
import type { WeightsReader } from './run-weights';
import { type RunKey, fullKey } from '../../lottery/run-key';

/** Examples in a preview: images shown, points drawn. */
const PREVIEW = { image: 32, point: 400 } as const;

/** A few training examples of a data set. @throws DataError as findFiles does. */
export async function preview(kept: Storage, base: string, { settings, splitSeed }: PreviewWanted): Promise<Preview> {
  const set = dataSets.get(settings.set);
  const count = PREVIEW[set.drawing];
  const files = set.files.length > 0 ? await findFiles(kept, base, set.id) : {};
  const splits: Splits = loadSplits({ ...settings, train: count, validation: 100, test: 100 }, splitSeed, files);
  const { inputs, labels } = splits.train;
  const { inputShape, classNames } = splits;
  return { settings, splitSeed, inputShape, classNames, count, inputs, labels };
}

/** θ_T of a run; θ₀ from its seed and θ_T of its trial's full network. All arrays are the caller's own. */
export async function inspect(
  weightsOf: WeightsReader,
  { experiment, id, engineVersion, data, knowsTrial }: InspectionWanted,
): Promise<Looked> {
  const plan = recordedPlan({ experiment, data, engine: { version: engineVersion } });
  const { parameters: specs } = plan.network;
  const read = (of: RunKey) => weightsOf(plan, plan.find(of));
  const run = await read(id);
  const ofRun = { id, specs, thetaT: run ? copyWeights(run.weights) : null, rounded: run?.rounded ?? false };
  if (knowsTrial) return { ofRun, ofTrial: null };
  const full = await read(fullKey(id.trial));
  const seed = experiment.chance.initializationSeed;
  const theta0 = initialize(specs, experiment.network, seed, 'initialization', id.trial);
  return { ofRun, ofTrial: { theta0, fullThetaT: full ? copyWeights(full.weights) : null } };
}

/** The memory of its weights. */
export const buffersOf = ({ ofRun, ofTrial }: Looked): ArrayBuffer[] =>
  [ofRun.thetaT, ofTrial?.theta0, ofTrial?.fullThetaT]
    .flatMap((weights) => weights ?? [])
    .map(({ buffer }) => buffer as ArrayBuffer);
