/** What learns. */
import { choice, counted, derivedList, derivedNumber, list, number, share } from '../../field';
import { initializers } from '../../lottery/initializers';
import { buildNetwork } from '../../models';
import { architectures, fits, type NetworkOption, type NetworkSettings } from '../../models/architectures';
import type { Network } from '../../models/network';
import { taskOf } from '../../tasks';
import type { About, WithData } from '../../tasks/task';
import { collects, shapeOf } from './data';

/** What these settings have to know of an experiment. */
export interface WithNetwork extends WithData {
  readonly network: NetworkSettings & { readonly initializer: string };
}

const architectureOf = ({ network }: WithNetwork) => architectures.get(network.architecture);
const has = (option: NetworkOption) => (experiment: WithNetwork) => architectureOf(experiment).options.includes(option);

/** Are the examples tokens one behind the other? */
export const readsTokens = ({ data }: WithData): boolean => taskOf(data.set).tokens === true;

/** Has the network convolutions? */
export const hasFilters = has('filters');

/** Has it units that could go, before its outputs? Networks that act keep theirs. */
export const hasUnits = (experiment: WithNetwork): boolean =>
  !collects(experiment) && (!has('widths')(experiment) || experiment.network.widths.length > 0);

/** Are units left out in training? Not where networks act: an action would not be the one that is learnt from. */
const canDrop = (experiment: WithNetwork): boolean => has('dropout')(experiment) && !collects(experiment);
export const drops = (experiment: WithNetwork): boolean => (experiment.network.dropout ?? 0) > 0 && canDrop(experiment);

/** Has it batch-norm? That depends on the architecture alone, at any size: the smallest tells. */
export function hasScales(experiment: WithNetwork): boolean {
  const { network: settings } = experiment;
  const known = normed.get(settings.architecture);
  if (known !== undefined) return known;
  const { leastPixels, reads } = architectureOf(experiment);
  const least = Math.max(1, leastPixels);
  const smallestShape = reads === 'tokens' ? [1] : [least, least, 1];
  const smallest = buildNetwork({ ...settings, widths: [], filters: 1, denseWidths: null }, smallestShape, 2);
  const found = smallest.parameters.some(({ kind }) => kind === 'mean'); // layer-norm has none
  normed.set(settings.architecture, found);
  return found;
}
const normed = new Map<string, boolean>();

const widths = { of: 'widths', min: 1, max: 2048 } as const;

export const network = {
  architecture: choice({
    choices: architectures.ids,
    default: 'fully-connected',
    main: true,
    // fully connected ones act: batch-norm would need statistics of examples that are not there yet, and convolutions were not
    // tried on boards
    offers: (id, experiment: WithNetwork) =>
      (architectures.get(id).reads === 'tokens') === readsTokens(experiment) &&
      fits(architectures.get(id), shapeOf(experiment)) &&
      (!collects(experiment) || architectures.get(id).leastPixels === 0),
  }),
  filters: derivedNumber({
    ...counted,
    max: 256,
    applies: hasFilters,
    derived: (experiment: WithNetwork) => architectureOf(experiment).published.filters,
  }),
  denseWidths: derivedList({
    ...widths,
    most: 4,
    applies: has('denseWidths'),
    derived: (experiment: WithNetwork) => architectureOf(experiment).published.denseWidths,
  }),
  shortcut: choice({
    choices: ['projection', 'parameter-free'],
    default: 'projection',
    applies: has('shortcut'),
  }),
  widths: list({ ...widths, default: [300, 100], most: 6, widget: 'layers', applies: has('widths') }),
  dropout: number({
    ...share,
    default: 0,
    max: 0.9,
    step: 0.05,
    applies: canDrop,
  }),
  embedding: number({ ...counted, default: 32, min: 8, max: 256, step: 8, applies: has('embedding') }),
  blocks: number({ ...counted, default: 2, max: 8, scale: 'linear', applies: has('blocks') }),
  heads: number({ ...counted, default: 2, max: 8, scale: 'linear', applies: has('heads') }),
  units: number({ ...counted, default: 64, max: 512, applies: has('units') }),
  recurrentLayers: number({ ...counted, default: 1, max: 3, scale: 'linear', applies: has('recurrentLayers') }),
  pruneEmbeddings: choice({ choices: ['no', 'yes'], default: 'no', applies: has('pruneEmbeddings') }),
  activation: choice({
    choices: ['relu', 'tanh'],
    default: 'relu',
    applies: (experiment: WithNetwork) => !readsTokens(experiment) || has('activation')(experiment),
  }),
  initializer: choice({ choices: initializers.ids, default: 'glorot-normal' }),
  standardDeviation: number({
    default: 0.1,
    min: 0.001,
    max: 2,
    step: 0.001,
    scale: 'log',
    applies: ({ network }: WithNetwork) => network.initializer === 'gaussian',
  }),
};

/**
 * The network of an experiment on the data it has; until they are read, on those that its settings tell of.
 * @throws Error when the architecture cannot take them, naming what it needs.
 */
export const networkOn = ({ network: settings, data }: WithNetwork, info: About['info']): Network =>
  // what does not apply changes nothing: not the layers either
  buildNetwork(
    { ...settings, ...(!network.dropout.applies({ data, network: settings }) && { dropout: 0 }) },
    info?.inputShape ?? shapeOf({ data }),
    taskOf(data.set).outputs({ settings: data, info }),
  );
