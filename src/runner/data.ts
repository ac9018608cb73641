/** The examples of experiments, made once until other ones are asked for. */
import type { DataInfo } from '../tasks/task';
import { said } from './problems';
import { Problem, reasonOf, type Said } from '../problem';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { dataSets } from '../tasks/classification/data-sets';
import { loadSplits } from '../tasks/classification/prepare';
import type { DataFiles, DataSettings, Splits } from '../tasks/classification/dataset';
import type { Experiment } from '../experiment/schema';
import { mostFrequentShare } from '../tasks/classification/guessing';

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
  readonly splits: Splits;
  /** SHA-256 over the files, null for generated data */
  readonly filesHash: string | null;
}

/** What a recording says about its data. */
export const dataInfo = ({ splits, filesHash }: LoadedData): DataInfo => ({
  inputShape: splits.inputShape,
  classNames: splits.classNames,
  filesHash,
  mostFrequent: mostFrequentShare(splits.validation.labels),
});

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
 */
export function createDataLoader(files: (set: string) => Promise<DataFiles>): DataLoader {
  let loaded: LoadedData | null = null;
  return async ({ data, chance }, from) => {
    if (from !== undefined && loaded?.key === dataKey(data, chance.splitSeed, from)) return loaded;
    const set = dataSets.get(data.set);
    // a person may have given other files for the same set since
    const found = set.files.length > 0 ? await files(data.set) : {};
    const filesHash = set.files.length > 0 ? hashFiles(found) : null;
    if (from !== undefined && filesHash !== from) {
      throw new DataError('data-invalid', data.set, said('files-changed'));
    }
    const key = dataKey(data, chance.splitSeed, filesHash);
    if (loaded?.key === key) return loaded;
    try {
      loaded = { key, splits: loadSplits(data, chance.splitSeed, found), filesHash };
      return loaded;
    } catch (error) {
      throw new DataError('data-invalid', data.set, reasonOf(error));
    }
  };
}

/** Identity of the examples an experiment asks for. */
function dataKey(data: DataSettings, splitSeed: number, filesHash: string | null): string {
  const { options } = dataSets.get(data.set);
  const used = options.map((option) => data[option]);
  const { set, train, validation, test, imageSize, standardize, orientation } = data;
  return JSON.stringify([
    set,
    train,
    validation,
    test,
    used,
    splitSeed,
    filesHash,
    imageSize,
    standardize,
    orientation,
  ]);
}

function hashFiles(files: DataFiles): string {
  const hash = sha256.create();
  for (const role of Object.keys(files).toSorted()) hash.update(files[role]);
  return bytesToHex(hash.digest());
}
