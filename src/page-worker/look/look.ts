/** Examples and weights for looking at. `base` is the address of the app, ending in "/". */
import { setOf, taskOf } from '../../tasks';
import { works } from '../../tasks/work';
import { initialize } from '../../lottery/initializers';
import { copyWeights } from '../../lottery/parameters';
import { recordedPlan } from '../../runner/plan';
import type { Storage } from '../../storage/storage';
import { findFiles } from './data-files';
import type { InspectionWanted, Looked, Preview, PreviewWanted } from './looked';
import type { WeightsReader } from './run-weights';
import { type RunKey, fullKey } from '../../lottery/run-key';

/** A few training examples of a data set; null where its task shows none. @throws DataError as findFiles does. */
export async function preview(
  kept: Storage,
  base: string,
  { settings, splitSeed }: PreviewWanted,
): Promise<Preview | null> {
  const { show } = works.get(taskOf(settings.set).id);
  if (!show) return null;
  const files = setOf(settings.set).files.length > 0 ? await findFiles(kept, base, settings.set) : {};
  return { settings, splitSeed, ...show(settings, splitSeed, files) };
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
