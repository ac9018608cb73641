import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { readExperiment } from '../../experiment/stored';
import { defaultExperiment, type Experiment } from '../../experiment/schema';
import { clip } from '../../experiment/link-note';
import { isLink, readLinkArgument } from '../link-argument';
import { lineOf } from '../reason';

/** Largest file that is read, in bytes: as for recordings. */
const MOST_BYTES = 50_000_000;

/**
 * The experiment of a link, of its part after #, of a recording or of an experiment as JSON; nothing
 * is the default experiment.
 * @throws Error naming what is wrong with it.
 */
export async function readSource(source: string): Promise<Source> {
  if (source === '') return { experiment: defaultExperiment, said: [] };
  if (existsSync(source)) return { experiment: await fromFile(source), said: [] };
  if (isLink(source)) return readLinkArgument(source);
  throw new Error(`"${clip(source)}" is neither a file nor a link (…#v=1&…).`);
}

export interface Source {
  readonly experiment: Experiment;
  /** what there is to say about how it was read */
  readonly said: readonly string[];
}

async function fromFile(path: string): Promise<Experiment> {
  const about = await stat(path);
  if (!about.isFile()) throw new Error(`${path} is not a file.`);
  if (about.size > MOST_BYTES) throw new Error(`${path} has ${about.size} bytes; at most ${MOST_BYTES} are read.`);
  const experiment = experimentIn(path, await readFile(path, 'utf8'));
  const sections = Object.keys(experiment).filter((key) => key in defaultExperiment);
  if (sections.length === 0) throw new Error(`${path} holds neither a recording nor an experiment.`);
  try {
    return readExperiment(experiment);
  } catch (error) {
    throw new Error(`${path}: ${lineOf(error)}`, { cause: error });
  }
}

/** The experiment's settings: the whole file, or a recording's part. */
function experimentIn(path: string, text: string): Record<string, unknown> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new Error(`${path} is not valid JSON; it may be cut off.`, { cause });
  }
  const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
  if (!isObject(json)) return {};
  return isObject(json.experiment) ? json.experiment : json;
}
