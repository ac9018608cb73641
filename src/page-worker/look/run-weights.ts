/** Final weights of runs by recipe: from storage, else from those stored with the app. */
import { hasShapes, type Weights } from '../../lottery/parameters';
import type { PlannedRun } from '../../lottery/plan';
import type { RunKey } from '../../lottery/run-key';
import { openWeights } from '../../formats/weights-file';
import type { Network } from '../../models/network';
import type { Plan } from '../../runner/plan';
import { areScores } from '../../runner/stored/fits';
import { findRun, keysOfRun } from '../../runner/stored/stored-runs';
import type { Storage } from '../../storage/storage';

/** Recordings whose weights are stored beside them by `npm run gallery`, by their data set: others hold no run on it. */
export const WITH_WEIGHTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['moons', ['moons', 'moons-narrow']],
  ['spirals', ['spirals', 'same-valley']],
  ['circles', ['no-ticket']],
  ['cartpole', ['cartpole']],
  ['catch', ['catch']],
  ['acrobot', ['acrobot']],
  ['breakout', ['breakout']],
  ['strokes', ['default', 'low-rate']],
]);

/** Full networks and tickets; control arms lie apart, fetched only when one of them is asked. */
const pathOf = (recording: string, isControl: boolean): string =>
  `recordings/${recording}.${isControl ? 'controls.' : ''}weights.json`;

/** Most bytes of weights kept for the next question. */
const MOST_BYTES = 96e6;

export interface RunWeights {
  readonly weights: readonly Float32Array[];
  /** they come from a recording */
  readonly rounded: boolean;
}

/** The weights of a run; undefined where they are nowhere. */
export type WeightsReader = (plan: Plan, run: PlannedRun) => Promise<RunWeights | undefined>;

/** Are weights of this run stored apart, in the file of those that are looked at more rarely? */
const liesApart = ({ chain, control }: RunKey): boolean => control !== null || (chain ?? 0) > 0;

const fitsNetwork = (found: Weights, { parameters }: Network): boolean => hasShapes(found, parameters);

const bytesOf = ({ weights }: RunWeights): number => weights.reduce((sum, { byteLength }) => sum + byteLength, 0);

/**
 * Reads each run once while there is room; a recipe always names the same weights.
 * @param fetchText text of a file of the app, undefined when it has none
 */
export function createWeightsReader(
  kept: Storage,
  fetchText: (path: string) => Promise<string | undefined>,
): WeightsReader {
  const files = new Map<string, Promise<ReturnType<typeof openWeights> | undefined>>();
  const known = new Map<string, RunWeights>(); // in order of last use
  let bytes = 0;

  const open = async (path: string) => {
    const text = await fetchText(path).catch(() => undefined);
    return text === undefined ? undefined : openWeights(text);
  };
  /** A damaged file is one that does not hold the run: others may. */
  const readFrom = async (path: string, recipes: readonly string[]): Promise<Float32Array[] | undefined> => {
    const file = files.get(path) ?? open(path);
    files.set(path, file);
    try {
      const find = await file;
      for (const recipe of recipes) {
        const weights = await find?.(recipe);
        if (weights) return weights;
      }
    } catch (error) {
      console.warn(`${path} is passed over.`, error);
    }
    return undefined;
  };
  const recorded = async (plan: Plan, run: PlannedRun): Promise<RunWeights | undefined> => {
    const recipes = keysOfRun(plan, run);
    for (const recording of WITH_WEIGHTS.get(plan.experiment.data.set) ?? []) {
      const weights = await readFrom(pathOf(recording, liesApart(run.key)), recipes);
      if (weights) return { weights, rounded: true };
    }
    return undefined;
  };
  const remember = (recipe: string, run: RunWeights): void => {
    if (!known.has(recipe)) bytes += bytesOf(run);
    known.delete(recipe);
    known.set(recipe, run);
    for (const [oldest, other] of known) {
      if (bytes <= MOST_BYTES || oldest === recipe) break;
      known.delete(oldest);
      bytes -= bytesOf(other);
    }
  };

  return async (plan, asked) => {
    const { recipe } = asked;
    const stored = known.get(recipe);
    if (stored && !stored.rounded) {
      remember(recipe, stored);
      return stored;
    }
    const run = await findRun(kept, plan, asked).catch(() => undefined);
    const found: RunWeights | undefined = run
      ? { weights: run.weights, rounded: false }
      : (stored ?? (await recorded(plan, asked)));
    // files and storage may hold those of other networks
    const isScored = plan.graph.get(recipe).kind === 'sensitivity';
    const isWhole = isScored ? areScores : fitsNetwork;
    if (!found || !isWhole(found.weights, plan.network)) return undefined;
    // exact weights take the place of rounded ones
    if (stored && stored !== found) {
      known.delete(recipe);
      bytes -= bytesOf(stored);
    }
    remember(recipe, found);
    return found;
  };
}
