/** Networks that do not fit in memory; counted before anything is allocated. */
import { Problem } from '../problem';
import { said } from './problems';
import { sizeOf } from '../lottery/parameters';
import { networkOn } from './network';
import { architectures } from '../models/architectures';
import { countTrainable, type Network } from '../models/network';
import { MOST_BYTES, trainingBytes } from '../models/memory';
import type { Checked, LinkNote } from './link-note';
import { checkScored } from './scoring-limits';
import type { Experiment } from './schema';
import { collects } from './sections/data';
import { network as fields } from './sections/network';
import { stepOf } from './step';

/** Most weights of a network: VGG-19 has 20 million. Masks of all rounds are kept, a byte for each. */
export const MOST_WEIGHTS = 21_000_000;

/** Most multiplications of one forward pass over what a network that acts has collected: a trainer is not to fall silent. */
const MOST_PER_PASS = 10_000_000_000;

const withNetwork = (experiment: Experiment, change: Partial<Experiment['network']>): Experiment => ({
  ...experiment,
  network: { ...experiment.network, ...change },
});

/** What a network of an experiment takes. */
export interface Size {
  /** trainable ones */
  readonly weights: number;
  /** of one training run and the examples */
  readonly bytes: number;
}

/** Values that an optimizer keeps for each weight. */
const SLOTS = { adam: 2, momentum: 1, sgd: 0 };

/** Counted without allocating anything. */
export function sizeOfExperiment(experiment: Experiment): Size {
  return sizeWith(experiment, networkOn(experiment, null));
}

function sizeWith(experiment: Experiment, network: Network): Size {
  const { data, training } = experiment;
  const acts = collects(experiment);
  const kept = acts ? 0 : data.train + data.validation + data.test;
  const examples = kept * sizeOf(network.inputShape);
  const run = trainingBytes(network, stepOf(experiment).examples, SLOTS[training.optimizer], acts);
  return { weights: countTrainable(network), bytes: run + examples };
}

/** Most weights of a network: fewer where a pass has many examples, whose number only networks that act choose so high. */
const mostWeights = (experiment: Experiment): number =>
  collects(experiment) ? Math.min(MOST_WEIGHTS, Math.floor(MOST_PER_PASS / stepOf(experiment).examples)) : MOST_WEIGHTS;

const isOver = ({ weights, bytes }: Size, experiment: Experiment): boolean =>
  weights > mostWeights(experiment) || bytes > MOST_BYTES;

/**
 * Checks a network on the pictures that were read: own files may be larger than the form could know.
 * @throws Error before anything is allocated, naming its size and the limits.
 */
export function checkNetwork(experiment: Experiment, network: Network): void {
  checkScored(experiment, network);
  const size = sizeWith(experiment, network);
  if (!isOver(size, experiment)) return;
  const [rows, columns] = network.inputShape;
  throw new Problem(
    said('too-large', {
      rows,
      columns,
      weights: size.weights,
      megabytes: inMegabytes(size.bytes),
      mostWeights: mostWeights(experiment),
      mostMegabytes: inMegabytes(MOST_BYTES),
    }),
  );
}

/** Networks over the limits of weights or memory become smaller, whatever makes them large. */
export function checkSize(experiment: Experiment): Checked {
  const isTooLarge = (tried: Experiment): boolean => isOver(sizeOfExperiment(tried), tried);
  if (!isTooLarge(experiment)) return { experiment, notes: [] };
  const asked = sizeText(sizeOfExperiment(experiment));
  const notes: LinkNote[] = [];
  let checked = experiment;
  const replace = (name: 'widths' | 'denseWidths' | 'filters', value: readonly number[] | number | null): void => {
    const text = (of: Experiment): string => String(of.network[name] ?? 'auto');
    const before = checked;
    checked = withNetwork(checked, { [name]: value });
    notes.push({
      kind: 'too-large',
      path: `network.${name}`,
      given: `${text(before)} (${asked})`,
      used: text(checked),
      allowed: sizeText({ weights: mostWeights(experiment), bytes: MOST_BYTES }),
    });
  };
  const { options } = architectures.get(experiment.network.architecture);
  if (options.includes('widths')) replace('widths', fields.widths.default);
  if (options.includes('denseWidths') && checked.network.denseWidths) replace('denseWidths', null);
  if (options.includes('filters') && isTooLarge(checked)) {
    let filters = checked.network.filters ?? architectures.get(checked.network.architecture).published.filters ?? 1;
    while (filters > 1 && isTooLarge(withNetwork(checked, { filters }))) filters = Math.floor(filters / 2);
    replace('filters', filters);
  }
  return { experiment: checked, notes };
}

const inMegabytes = (bytes: number): number => Math.round(bytes / 1_000_000);

function sizeText({ weights, bytes }: Size): string {
  return `${weights.toLocaleString('en')} weights, ${inMegabytes(bytes).toLocaleString('en')} MB`;
}
