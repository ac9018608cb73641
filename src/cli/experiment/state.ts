import { runIdsText } from './run-line';
import { lineOf } from '../reason';
import type { Recording } from '../../recording/recording';
import { recordedPlan } from '../../runner/plan';
import { keysOfRun } from '../../runner/stored/stored-runs';
import { fileSystemStorage, type StateTrouble } from '../../storage/file-system';
import { memoryStorage } from '../../storage/memory';
import { keysOf, type Storage } from '../../storage/storage';
import type { RunKey } from '../../lottery/run-key';

/** What was trained before and is kept for later, and what went wrong with it. */
export interface State {
  readonly storage: Storage;
  /** runs and checkpoints that could not be kept */
  notKept(): number;
  /** runs of the recording that were trained again because what was kept of them was not sound */
  trainedAgain(recording: Recording): RunKey[];
  /** sentences for the end; none when all went well */
  ending(recording: Recording): string[];
}

/**
 * What was trained before, in a folder; in memory alone where it cannot be made. What cannot be kept
 * there is warned of once, and training goes on.
 * @param fresh take nothing from before: what is trained now is kept for a later start
 * @param open for tests
 */
export async function openState(
  folder: string,
  fresh: boolean,
  warn: (message: string) => void,
  open: typeof fileSystemStorage = fileSystemStorage,
): Promise<State> {
  const troubles = new Map<string, StateTrouble['kind']>();
  const lost = new Set<string>();
  let isWarned = false;
  const cannotKeep = (error: unknown): void => {
    if (!isWarned)
      warn(
        `What is trained cannot be kept in ${folder} (${lineOf(error)}): training goes on, and a later start trains again what is not there.`,
      );
    isWarned = true;
  };
  const tell = ({ kind, name }: StateTrouble): void => {
    if (troubles.has(name)) return;
    troubles.set(name, kind);
    const isFirst = [...troubles.values()].filter((other) => other === kind).length === 1;
    if (isFirst) warn(firstWords(kind, folder, name));
  };
  const kept = await open(folder, undefined, tell).catch((error: unknown) => {
    warn(`Nothing can be kept in ${folder} (${lineOf(error)}): an interrupted experiment will start over.`);
    return null;
  });
  const memory = memoryStorage();
  const putting = async (key: string, put: (storage: Storage) => Promise<void>): Promise<void> => {
    try {
      if (!kept) throw new Error('no folder');
      await put(kept);
      lost.delete(key);
    } catch (error) {
      if (kept) cannotKeep(error);
      lost.add(key);
      await put(memory); // for the files that are written at the end
      throw error;
    }
  };
  const storage: Storage = {
    ...(kept ?? memory),
    getRun: async (recipe) => (await kept?.getRun(recipe)) ?? memory.getRun(recipe),
    putRun: (recipe, run) => putting(recipe, (to) => to.putRun(recipe, run)),
    putCheckpoint: async (recipe, checkpoint) => {
      // a checkpoint that is not kept costs nothing once the run is
      await (kept ?? memory).putCheckpoint(recipe, checkpoint).catch(cannotKeep);
    },
  };
  const trainedAgain = (recording: Recording): RunKey[] => {
    if (troubles.size === 0) return [];
    const plan = recordedPlan(recording);
    return recording.runs
      .filter(({ reused, status }) => !reused && status !== 'running')
      .map(({ id }) => id)
      .filter((id) => {
        const run = plan.find(id);
        return keysOf(keysOfRun(plan, run)).some((key) => troubles.has(`runs/${key}.bin`));
      });
  };
  return {
    storage: fresh ? forgetful(storage) : storage,
    notKept: () => lost.size,
    trainedAgain,
    ending(recording) {
      const again = trainedAgain(recording);
      return [
        ...(again.length > 0
          ? [
              `Trained again, because what ${folder} kept of them was not sound: ${runIdsText(recording.experiment, again)}.`,
            ]
          : []),
        ...(lost.size > 0 ? [`Not kept in ${folder}: ${lost.size} of ${recording.runs.length} training runs.`] : []),
      ];
    },
  };
}

function firstWords(kind: StateTrouble['kind'], folder: string, name: string): string {
  switch (kind) {
    case 'damaged':
      return `${folder}/${name} is damaged: it does not hold what was written. Such runs are trained again.`;
    case 'unreadable':
      return `${folder}/${name} cannot be read. Such runs are trained again.`;
    case 'unsummed':
      return `${folder}/${name} was written by an earlier version, without a checksum. Such runs are used as they are, half-trained ones begin again; --fresh trains all of them.`;
    default:
      return kind satisfies never;
  }
}

/** `storage` without what was in it before. */
function forgetful(storage: Storage): Storage {
  const [runs, checkpoints] = [new Set<string>(), new Set<string>()];
  return {
    ...storage,
    getRun: async (recipe) => (runs.has(recipe) ? storage.getRun(recipe) : undefined),
    putRun(recipe, run) {
      runs.add(recipe);
      return storage.putRun(recipe, run);
    },
    getCheckpoint: async (recipe) => (checkpoints.has(recipe) ? storage.getCheckpoint(recipe) : undefined),
    putCheckpoint(recipe, checkpoint) {
      checkpoints.add(recipe);
      return storage.putCheckpoint(recipe, checkpoint);
    },
  };
}
