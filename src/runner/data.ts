/** The examples of experiments, made once until other ones are asked for. */
import type { DataInfo } from '../tasks/task';
import { said } from './problems';
import { Problem, reasonOf, type Said } from '../problem';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Splits } from '../engine/examples';
import { setOf, taskOf } from '../tasks';
import type { DataFiles, DataSettings } from '../tasks/task';
import { works } from '../tasks/work';
import type { Experiment } from '../experiment/schema';
import { sections } from '../experiment/sections';

/** A data set whose files are missing or broken. */
export class DataError extends Problem {
  constructor(
    readonly kind: 'data-missing' | 'data-invalid',
    readonly set: string,
    said: Said,
  ) {
    super(said);
  }
}

export interface LoadedData {
  /** identity of the examples */
  readonly key: string;
  /** id of the task they are of */
  readonly task: string;
  readonly splits: Splits;
  /** what a recording says about them */
  readonly info: DataInfo;
}

/** What decides which examples an experiment has. */
export interface Wanted {
  readonly data: DataSettings;
  readonly chance: Pick<Experiment['chance'], 'splitSeed'>;
}

/**
 * The examples of an experiment.
 * @param from hash of the files they were made from when the experiment ran: where these examples are
 * at hand, no file is read again. Left out: the files that there are now.
 * @throws DataError also when the files that there are now are other ones
 */
export type DataLoader = (wanted: Wanted, from?: string | null) => Promise<LoadedData>;

/**
 * Keeps the examples asked for last: all that train on them and look at them share one loader.
 * @param files bytes of a data set's files; throws a DataError when they are missing or broken
 * @param kept the examples as they are kept: where threads can share memory, in such
 */
export function createDataLoader(
  files: (set: string) => Promise<DataFiles>,
  kept: (splits: Splits) => Splits = (splits) => splits,
): DataLoader {
  let loaded: LoadedData | null = null;
  return async (wanted, from) => {
    if (from !== undefined && loaded?.key === keyOf(wanted, from)) return loaded;
    const { data, chance } = wanted;
    const isGenerated = setOf(data.set).files.length === 0;
    // a person may have given other files for the same set since
    const found = isGenerated ? {} : await files(data.set);
    const filesHash = isGenerated ? null : hashFiles(found);
    if (from !== undefined && filesHash !== from) {
      throw new DataError('data-invalid', data.set, said('files-changed'));
    }
    const key = keyOf(wanted, filesHash);
    if (loaded?.key === key) return loaded;
    try {
      const task = taskOf(data.set).id;
      const { splits, info } = works.get(task).load(data, chance.splitSeed, found);
      loaded = { key, task, splits: kept(splits), info: { ...info, filesHash } };
      return loaded;
    } catch (error) {
      throw new DataError('data-invalid', data.set, reasonOf(error));
    }
  };
}

/**
 * What the examples follow from, and nothing else: they are the same whatever stands in settings that do not apply,
 * and with a neutral value what they were before there was such a setting.
 * @param files hash of those that they are made from
 */
export function examplesOf({ data, chance }: Wanted, files: string | null): Record<string, unknown> {
  const values: Record<string, unknown> = { ...data };
  const used = Object.entries(sections.data).filter(
    ([name, field]) => field.applies({ data }) && !('neutral' in field && values[name] === field.neutral),
  );
  const { version } = setOf(data.set);
  return {
    ...Object.fromEntries(used.map(([name]) => [name, values[name]])),
    version,
    splitSeed: chance.splitSeed,
    files,
  };
}

const keyOf = (wanted: Wanted, files: string | null): string => JSON.stringify(examplesOf(wanted, files));

function hashFiles(files: DataFiles): string {
  const hash = sha256.create();
  for (const role of Object.keys(files).toSorted()) hash.update(files[role]);
  return bytesToHex(hash.digest());
}
