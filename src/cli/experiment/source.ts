import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { readExperiment, readLink } from '../../experiment/link';
import { refusal } from '../../experiment/link-note';
import { defaultExperiment, type Experiment } from '../../experiment/schema';

/** Largest file that is read, in bytes: as for recordings. */
const MOST_BYTES = 50_000_000;

/**
 * The experiment of a link, of its part after #, of a recording or of an experiment as JSON; nothing
 * is the default experiment.
 * @throws Error naming what is wrong with it.
 */
export async function readSource(source: string): Promise<Experiment> {
  if (source === '') return defaultExperiment;
  const isLink = /^https?:\/\//.test(source) || source.includes('#') || /^v=\d+(&|$)/.test(source);
  if (isLink && !existsSync(source)) return fromLink(source);
  if (existsSync(source)) return fromFile(source);
  throw new Error(`"${source}" is neither a file nor a link (…#v=1&…).`);
}

function fromLink(link: string): Experiment {
  const hash = link.includes('#') ? link.slice(link.indexOf('#') + 1) : link.startsWith('v=') ? link : '';
  const { experiment, notes } = readLink(hash);
  if (notes.length === 0) return experiment;
  const [{ path, given }] = notes;
  throw new Error(`The link asks for ${path} = ${given}; ${refusal(notes[0])}.`);
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
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
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
  const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null;
  if (!isObject(json)) return {};
  return isObject(json.experiment) ? json.experiment : json;
}
