/** Limits that no single setting can check, tested on counted sizes before anything is allocated. */
import type { Said } from '../problem';
import { said } from './problems';
import { dataSets } from '../tasks/classification/data-sets';
import { controls } from '../lottery/controls';
import type { LinkNote } from './link';
import { comparisons, type Experiment } from './schema';
import { checkArchitecture, checkSize } from './size-limits';

/** Most evaluation points of a training run: more cannot be drawn, and cost more than training. */
export const MOST_POINTS = 2_000;

/** What a check gives back. */
export interface Checked {
  readonly experiment: Experiment;
  readonly notes: LinkNote[];
}

/** The experiment brought within the limits, and a note for every value that was changed. */
export function checkLimits(experiment: Experiment): Checked {
  const notes: LinkNote[] = [];
  let checked = experiment;
  for (const check of [checkArchitecture, checkExamples, checkSize, checkPoints, checkArms]) {
    const next = check(checked);
    checked = next.experiment;
    notes.push(...next.notes);
  }
  return { experiment: checked, notes };
}

/** A data set gives only so many examples. */
function checkExamples(experiment: Experiment): Checked {
  const set = dataSets.get(experiment.data.set);
  const notes: LinkNote[] = [];
  let checked = experiment;
  const tooMany = (name: 'train' | 'validation' | 'test', most: number): void => {
    const given = checked.data[name];
    if (given <= most) return;
    notes.push(outside('too-large', `data.${name}`, given, most, said('at-most', { most })));
    checked = { ...checked, data: { ...checked.data, [name]: most } };
  };
  tooMany('validation', set.most.train - 100);
  tooMany('train', set.most.train - checked.data.validation);
  tooMany('test', set.most.test);
  return { experiment: checked, notes };
}

/** Evaluation points lie within the steps, and so does the step that is rewound to. */
function checkPoints(experiment: Experiment): Checked {
  const notes: LinkNote[] = [];
  let checked = experiment;
  const { steps, evaluateEvery } = experiment.training;
  const least = Math.ceil(steps / MOST_POINTS);
  const most = Math.max(steps, 1);
  if (evaluateEvery > most || evaluateEvery < least) {
    const used = evaluateEvery > most ? most : least;
    const kind = evaluateEvery > most ? 'too-large' : 'too-small';
    notes.push(
      outside(kind, 'training.evaluateEvery', evaluateEvery, used, said('steps', { from: least, to: most, steps })),
    );
    checked = { ...checked, training: { ...checked.training, evaluateEvery: used } };
  }
  const { rewindStep } = experiment.pruning;
  if (experiment.compare.arms.includes('late-rewound') && rewindStep >= steps) {
    const used = steps - 1;
    notes.push(
      outside('too-large', 'pruning.rewindStep', rewindStep, used, said('steps', { from: 1, to: used, steps })),
    );
    checked = { ...checked, pruning: { ...checked.pruning, rewindStep: used } };
  }
  return { experiment: checked, notes };
}

/** A control arm needs the chain that it takes its masks from. */
function checkArms(experiment: Experiment): Checked {
  const { arms } = experiment.compare;
  const notes: LinkNote[] = [];
  for (const { id, chain } of controls.all) {
    if (!arms.includes(id) || chain === 'ticket' || arms.includes(chain)) continue;
    notes.push({ kind: 'needs-arm', path: 'compare.arms', given: id, used: chain, allowed: '' });
  }
  if (notes.length === 0) return { experiment, notes };
  const all = [...arms, ...notes.map(({ used }) => used)];
  return { experiment: { ...experiment, compare: { arms: comparisons.filter((arm) => all.includes(arm)) } }, notes };
}

const outside = (
  kind: 'too-large' | 'too-small',
  path: string,
  given: number,
  used: number,
  allowed: Said,
): LinkNote => ({
  kind,
  path,
  given: String(given),
  used: String(used),
  allowed,
});
