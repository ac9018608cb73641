/** The chains of an experiment, and the arms that they are compared by. */
import { controls } from '../lottery/controls';
import { isNestedWith, type Position } from '../lottery/method';
import { methods } from '../lottery/methods';
import { rests, ZERO } from '../lottery/rests';
import { controlOf, ticketOf, type Arm, type Place, type RunKey } from '../lottery/run-key';
import { fieldAt, withValue } from './fields';
import { readValue } from './link-value';
import type { Experiment } from './schema';
import { prunesUnits, stepsOfSameCompute } from './units';
import { nameOfMethod, readChain, type Chain } from './sections/compare';

export const chainsOf = ({ compare }: Experiment): readonly Chain[] => compare.chains.map(readChain);

/** The experiment as one of its chains sees it: with the settings that are the chain's own. */
export const experimentOfChain = (experiment: Experiment, { own }: Chain): Experiment =>
  Object.entries(own).reduce((changed, [path, text]) => {
    const field = fieldAt(path);
    return field ? withValue(changed, field, readValue(field, text).value) : changed;
  }, experiment);

/** Is it the first chain of its method? */
const isFirst = (chains: readonly Chain[], at: number): boolean =>
  chains.findIndex(({ method }) => method === chains[at].method) === at;

/** Does the control hang where version 1 hung it? */
export const isAtHome = (chains: readonly Chain[], at: number, control: string): boolean =>
  isFirst(chains, at) && controls.get(control).chain === nameOfMethod(chains[at].method);

/** What version 1 knew; its form is frozen, and what has come since is not of it. */
const VERSION_1 = {
  methods: ['imp', 'fine-tuned', 'late-rewound', 'learning-rate-rewound'],
  controls: ['reinitialized', 'random-mask', 'reset-at-end'],
};

/** Could version 1 tell this chain's network, or that of its control? One chain of the method, and the experiment's settings. */
export function isArmOfVersion1(chains: readonly Chain[], at: number, control: string | null): boolean {
  const { method, own } = chains[at];
  return (
    VERSION_1.methods.includes(method) &&
    isFirst(chains, at) &&
    Object.keys(own).length === 0 &&
    (control === null || (VERSION_1.controls.includes(control) && isAtHome(chains, at, control)))
  );
}

/** Could version 1 tell these chains? */
export const isOfVersion1 = (chains: readonly Chain[]): boolean =>
  chains.every(({ controls: hanging }, at) => [null, ...hanging].every((id) => isArmOfVersion1(chains, at, id)));

/** All arms in the order of charts: the ticket, controls, other chains, controls that hang elsewhere. */
export function armsOf(experiment: Experiment): Arm[] {
  const chains = chainsOf(experiment);
  const hanging = chains.flatMap(({ controls: own }, at) =>
    own.map((id) => ({ id, arm: controlOf(at, id), isHome: isAtHome(chains, at, id) })),
  );
  const [first, ...others] = chains.map((_, at) => ticketOf(at));
  return [
    first,
    ...controls.ids.flatMap((id) => hanging.flatMap((one) => (one.isHome && one.id === id ? [one.arm] : []))),
    ...others,
    ...hanging.flatMap(({ arm, isHome }) => (isHome ? [] : [arm])),
  ];
}

/** Does a chain train its masks, and no weights? */
export const trainsMasks = ({ method }: Pick<Chain, 'method'>): boolean => methods.get(method).learner !== undefined;

/** Is it a network whose mask is trained, and no weights? Controls that hang on one are trained. */
export const isMaskTrained = (experiment: Experiment, { chain, control }: Place): boolean =>
  chain !== null && control === null && trainsMasks(chainsOf(experiment)[chain]);

/** Is it a network whose mask emerges while it is trained: whole at first, then smaller? */
export const isEmerging = (experiment: Experiment, { chain, control }: Place): boolean =>
  chain !== null && control === null && findsCounts(experiment, chain);

/** Is it found in training how many weights a chain's networks have? */
export const findsCounts = (experiment: Experiment, chain: number): boolean =>
  methods.get(chainsOf(experiment)[chain].method).emerges === true;

/** Does what a chain has pruned stay pruned? */
export function isNested(experiment: Experiment, chain: number): boolean {
  const own = chainsOf(experiment)[chain];
  return isNestedWith(methods.get(own.method), experimentOfChain(experiment, own).pruning);
}

/** The same of a method, in an experiment as its chain sees it; where whole units go, nothing is left that could hold something. */
export const restIn = (own: Experiment, method: string): string =>
  methods.get(method).settings.includes('rest') && !prunesUnits(own, method) ? own.pruning.rest : ZERO;

/** Does a chain prune whole units, so that its networks are smaller for real? */
export const isByUnit = (experiment: Experiment, chain: number): boolean =>
  prunesUnits(ownOf(experiment, chain), chainsOf(experiment)[chain].method);

/** What pruned places of a chain's networks hold: a method without this setting leaves 0 there. */
function restOf(experiment: Experiment, chain: number): string {
  const own = chainsOf(experiment)[chain];
  return restIn(experimentOfChain(experiment, own), own.method);
}

/** Are the pruned places of a chain's networks 0? Else something is frozen there, and no network of it is sparse. */
export function isSparse(experiment: Experiment, { chain }: Pick<Place, 'chain'>): boolean {
  return chain === null || restOf(experiment, chain) === ZERO;
}

/** Can a run be trained by itself, once the masks of its chain are known? */
export function standsAlone(experiment: Experiment, { chain, control }: Pick<RunKey, 'chain' | 'control'>): boolean {
  if (chain === null) return true;
  if (rests.get(restOf(experiment, chain)).needs.includes('thetaT')) return false;
  if (control !== null) return !controls.get(control).needs.includes('thetaT');
  return methods.get(chainsOf(experiment)[chain].method).standsAlone;
}

/** A run's place and its level: 0 of the full network. */
type Ran = Pick<RunKey, 'chain' | 'control' | 'level'>;

/** Updates up to which a run is trained: as many as the experiment says, none, or as many as its size is worth. */
export function stepsOf(experiment: Experiment, { level, ...place }: Ran): number {
  const position = positionOf(experiment, place);
  return stepsAt(place.chain === null ? experiment : ownOf(experiment, place.chain), position, level);
}

/** The same of runs at a position. @param own the experiment as the chain sees it */
export function stepsAt(own: Experiment, position: Position, level: number): number {
  if (position === 'untrained') return 0;
  return position === 'same-compute' ? stepsOfSameCompute(own, level) : own.training.steps;
}

/** Updates that a run is trained for itself, behind what it starts from. */
export const trainedStepsOf = (experiment: Experiment, run: Ran): number =>
  Math.max(0, stepsOf(experiment, run) - startStepOf(experiment, run));

const ownOf = (experiment: Experiment, chain: number): Experiment =>
  experimentOfChain(experiment, chainsOf(experiment)[chain]);

/** Where a run stands in schedule and data order. */
function positionOf(experiment: Experiment, { chain, control }: Place): Position {
  if (control !== null) return controls.get(control).position ?? 'replayed';
  return chain === null ? 'replayed' : methods.get(chainsOf(experiment)[chain].method).position;
}

/** Updates that lie behind what a run starts from. */
export function startStepOf(experiment: Experiment, { chain, control }: Place): number {
  const position = positionOf(experiment, { chain, control });
  return stepsBehind(chain === null ? experiment : ownOf(experiment, chain), position);
}

/** Updates that lie behind runs at a position. */
export function stepsBehind({ pruning, training }: Experiment, position: Position): number {
  switch (position) {
    case 'replayed':
    case 'untrained':
    case 'same-compute':
      return 0;
    case 'continued':
    case 'continued-at-final-rate':
      return pruning.rewindStep;
    case 'retrained':
    case 'final-rate':
      return training.steps - (pruning.retrainSteps ?? training.steps);
    default:
      return position satisfies never;
  }
}
