/** Final weights of runs by recipe: from storage, else from those stored with the app. */
import { readWeights } from '../recording/weights-file';
import type { Storage } from '../storage/storage';

/** Made by `npm run experiment -- --weights`, beside recordings/default.json. */
const TICKETS = 'recordings/default.weights.json';
/** The same for control arms, fetched only when one of them is asked. */
const CONTROLS = 'recordings/default.controls.weights.json';

/** Most bytes of weights kept for the next question. */
const MOST_BYTES = 96e6;

export interface RunWeights {
  readonly weights: readonly Float32Array[];
  /** they come from a recording */
  readonly rounded: boolean;
}

export interface WeightsReader {
  /** undefined where they are nowhere */
  (recipe: string, isControl?: boolean): Promise<RunWeights | undefined>;
}

const bytesOf = ({ weights }: RunWeights): number =>
  weights.reduce((sum, { byteLength }) => sum + byteLength, 0);

/**
 * Reads each run once while there is room; a recipe always names the same weights.
 * @param fetchText text of a file of the app, undefined when it has none
 */
export function createWeightsReader(
  kept: Pick<Storage, 'getRun'>,
  fetchText: (path: string) => Promise<string | undefined>,
): WeightsReader {
  const texts = new Map<string, Promise<string | undefined>>();
  const known = new Map<string, RunWeights>(); // in order of last use
  let bytes = 0;

  const recorded = async (path: string, recipe: string): Promise<RunWeights | undefined> => {
    const text = texts.get(path) ?? fetchText(path).catch(() => undefined);
    texts.set(path, text);
    const found = await text;
    const weights = found ? readWeights(found, recipe) : undefined;
    return weights && { weights, rounded: true };
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

  return async (recipe, isControl = false) => {
    const stored = known.get(recipe);
    if (stored && !stored.rounded) {
      remember(recipe, stored);
      return stored;
    }
    const run = await kept.getRun(recipe).catch(() => undefined);
    const found: RunWeights | undefined = run
      ? { weights: run.weights, rounded: false }
      : (stored ?? (await recorded(isControl ? CONTROLS : TICKETS, recipe)));
    if (found) {
      // exact weights take the place of rounded ones
      if (stored && stored !== found) {
        known.delete(recipe);
        bytes -= bytesOf(stored);
      }
      remember(recipe, found);
    }
    return found;
  };
}
