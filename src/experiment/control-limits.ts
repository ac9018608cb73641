/** Controls that need something of their chain: whole units that go, and not more steps than a run may have. */
import { controls } from '../lottery/controls';
import { chainsOf, experimentOfChain, findsCounts, isByUnit } from './chains';
import { levelsOf } from './levels';
import type { Checked, LinkNote } from './link-note';
import type { Experiment } from './schema';
import { writeChain } from './sections/compare';
import { MOST_POINTS, MOST_STEPS } from './sections/training';
import { stepsOfSameCompute } from './units';

/** Most steps of a run: as many as may be set, and no more points than are drawn. */
const mostSteps = ({ training }: Experiment): number => Math.min(MOST_STEPS, MOST_POINTS * training.evaluateEvery);

/** Networks from scratch are there where whole units go; those of the same computing where that takes not too many steps. */
export function checkControls(experiment: Experiment): Checked {
  const notes: LinkNote[] = [];
  const note = (kind: LinkNote['kind'], given: string, allowed = ''): false => {
    notes.push({ kind, path: 'compare.chains', given, used: '', allowed });
    return false;
  };
  const longest = (at: number): number =>
    stepsOfSameCompute(experimentOfChain(experiment, chainsOf(experiment)[at]), levelsOf(experiment, at));
  const chains = chainsOf(experiment).map((chain, at) => ({
    ...chain,
    controls: chain.controls.filter((id) => {
      const { needs, position } = controls.get(id);
      if (!needs.includes('units')) return true;
      if (!isByUnit(experiment, at)) return note('needs-units', id);
      if (position === 'same-compute' && findsCounts(experiment, at)) return note('not-before', id);
      if (position !== 'same-compute' || longest(at) <= mostSteps(experiment)) return true;
      return note('too-many-steps', `${id} (${longest(at)})`, `… ${mostSteps(experiment)}`);
    }),
  }));
  if (notes.length === 0) return { experiment, notes };
  return { experiment: { ...experiment, compare: { chains: chains.map(writeChain) } }, notes };
}
