/** Limits that no single setting can check, tested on counted sizes before anything is allocated. */
import { dataSets } from '../datasets';
import { sizeOf } from '../lottery/parameters';
import type { LinkNote } from './link';
import { defaultExperiment, type Experiment } from './schema';

/** Most weights of a network in the page: a copy of weights and optimizer state is 60 MB. */
export const MOST_WEIGHTS = 5_000_000;

/** Most evaluation points of a training run: more cannot be drawn, and cost more than training. */
export const MOST_POINTS = 2_000;

/** The experiment brought within the limits, and a note for every value that was changed. */
export function checkLimits(experiment: Experiment): { experiment: Experiment; notes: LinkNote[] } {
  const notes: LinkNote[] = [];
  let checked = experiment;

  const set = dataSets.get(experiment.data.set);
  const inputs = sizeOf(set.inputShape ?? [28, 28, 1]);
  const widths = [inputs, ...experiment.network.widths, set.classes ?? 10];
  const weights = widths.slice(1).reduce((sum, width, at) => sum + width * widths[at], 0);
  if (weights > MOST_WEIGHTS) {
    const used = defaultExperiment.network.widths;
    notes.push({
      kind: 'too-large',
      path: 'network.widths',
      given: `${experiment.network.widths.join(',')} (${weights.toLocaleString('en')} weights)`,
      used: used.join(','),
      allowed: `${MOST_WEIGHTS.toLocaleString('en')} weights`,
    });
    checked = { ...checked, network: { ...checked.network, widths: [...used] } };
  }

  const tooMany = (name: 'train' | 'validation' | 'test', most: number): void => {
    const given = checked.data[name];
    if (given <= most) return;
    notes.push({
      kind: 'too-large',
      path: `data.${name}`,
      given: String(given),
      used: String(most),
      allowed: `at most ${most}`,
    });
    checked = { ...checked, data: { ...checked.data, [name]: most } };
  };
  tooMany('validation', set.most.train - 100);
  tooMany('train', set.most.train - checked.data.validation);
  tooMany('test', set.most.test);

  const { steps, evaluateEvery } = checked.training;
  const least = Math.ceil(steps / MOST_POINTS);
  const most = Math.max(steps, 1);
  if (evaluateEvery > most || evaluateEvery < least) {
    const used = evaluateEvery > most ? most : least;
    notes.push({
      kind: 'too-large',
      path: 'training.evaluateEvery',
      given: String(evaluateEvery),
      used: String(used),
      allowed: `${least} … ${most} with ${steps} steps`,
    });
    checked = { ...checked, training: { ...checked.training, evaluateEvery: used } };
  }
  return { experiment: checked, notes };
}
