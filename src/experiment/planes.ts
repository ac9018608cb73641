/** Through which networks of an experiment planes are laid, in its first trial (Garipov et al. 2018). */
import type { Triple } from '../lottery/planes';
import { startStepOf } from './chains';
import { levelsOf } from './levels';
import type { Experiment } from './schema';
import { contrastOf, measuresPlane } from './sections/connectivity';

/** Test examples that a plane is measured on, at most: every place of its grid takes them all. */
export const PLANE_EXAMPLES = 1_000;

/** How a view and a link name a plane. */
export const planeId = (triple: Triple): string => (triple.through === 'ticket' ? 'ticket' : String(triple.step));

/** One for each step where copies part, then that of the ticket. */
export function planesOf(experiment: Experiment): Triple[] {
  const { steps } = experiment.connectivity;
  const copies = measuresPlane(experiment, 'copies') ? steps : [];
  const control = measuresPlane(experiment, 'ticket') ? contrastOf(experiment) : null;
  const ticket = { chain: 0, control: null, level: levelsOf(experiment, 0) };
  return [
    ...copies.map((step): Triple => ({ through: 'copies', step })),
    ...(control === null
      ? []
      : [
          {
            through: 'ticket',
            step: startStepOf(experiment, ticket),
            ticket,
            control: { ...ticket, control },
          } as const,
        ]),
  ];
}
