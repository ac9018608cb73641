/** Scores before training that do not fit in memory; counted before anything is allocated. */
import { methods } from '../lottery/methods';
import { MOST_BYTES, scoringBytes } from '../models/memory';
import type { Network } from '../models/network';
import { Problem } from '../problem';
import { chainsOf, experimentOfChain } from './chains';
import type { Checked, LinkNote } from './link-note';
import { networkOn } from './network';
import { said } from './problems';
import type { Experiment } from './schema';
import { writeChain } from './sections/compare';
import { pruning as fields } from './sections/pruning';

const PATH = 'pruning.scoreExamples';

/** Examples that are looked at: not more than there are. */
const examplesOf = ({ data }: Experiment, network: Network, perClass: number): number =>
  Math.min(perClass * network.classes, data.train);

const bytesOf = (experiment: Experiment, network: Network, perClass: number): number =>
  scoringBytes(network, examplesOf(experiment, network, perClass));

/** Most examples per class that weights can be scored by; one at least. */
function mostExamples(experiment: Experiment, network: Network): number {
  let most = fields.scoreExamples.max;
  while (most > 1 && bytesOf(experiment, network, most) > MOST_BYTES) most -= 1;
  return most;
}

/** Scores look at fewer examples per class where more would not fit in memory, those of single chains too. */
export function checkScoring(experiment: Experiment): Checked {
  if (!fields.scoreExamples.applies(experiment)) return { experiment, notes: [] };
  const network = networkOn(experiment, null);
  const most = mostExamples(experiment, network);
  const notes: LinkNote[] = [];
  const fitting = (perClass: number, path: string): number => {
    if (perClass <= most) return perClass;
    notes.push({
      kind: 'too-large',
      path,
      given: `${perClass} (${inMegabytes(bytesOf(experiment, network, perClass)).toLocaleString('en')} MB)`,
      used: String(most),
      allowed: `${inMegabytes(MOST_BYTES).toLocaleString('en')} MB`,
    });
    return most;
  };
  const scoreExamples = fitting(experiment.pruning.scoreExamples, PATH);
  const chains = chainsOf(experiment).map((chain, at) => {
    const given = chain.own[PATH];
    if (given === undefined) return chain;
    return { ...chain, own: { ...chain.own, [PATH]: String(fitting(Number(given), `chain.${at}.${PATH}`)) } };
  });
  if (notes.length === 0) return { experiment, notes };
  const pruning = { ...experiment.pruning, scoreExamples };
  return { experiment: { ...experiment, pruning, compare: { chains: chains.map(writeChain) } }, notes };
}

/**
 * Checks scores on the pictures and classes that were read.
 * @throws Problem before anything is allocated, naming the memory that they take
 */
export function checkScored(experiment: Experiment, network: Network): void {
  for (const chain of chainsOf(experiment)) {
    if (!methods.get(chain.method).settings.includes('scoreExamples')) continue;
    const { scoreExamples } = experimentOfChain(experiment, chain).pruning;
    const bytes = bytesOf(experiment, network, scoreExamples);
    if (bytes <= MOST_BYTES) continue;
    const examples = examplesOf(experiment, network, scoreExamples);
    throw new Problem(
      said('scoring-too-large', { examples, megabytes: inMegabytes(bytes), most: inMegabytes(MOST_BYTES) }),
    );
  }
}

const inMegabytes = (bytes: number): number => Math.round(bytes / 1_000_000);
