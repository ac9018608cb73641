/** The one curtain: where something is asked, nothing is seen that would answer it until it is answered. */
import { isSameWork } from '../experiment/differing';
import type { Experiment } from '../experiment/schema';
import type { Curtain, ViewState } from './state/view';

type Drawn = Pick<ViewState, 'curtains' | 'view'>;

/** What all who ask want hidden, together. */
export function curtainOf({ curtains: { lesson, guess }, view }: Drawn): Curtain {
  const asked = view.embed ? [guess] : [lesson, guess]; // no lesson stands in an embedded page
  return (['all', 'unknown', 'others'] as const).find((one) => asked.includes(one)) ?? 'none';
}

/** May results of this experiment not be seen now? */
export function isBehindCurtain(state: Drawn & { readonly experiment: Experiment }, of: Experiment): boolean {
  const curtain = curtainOf(state);
  if (curtain !== 'others') return curtain !== 'none';
  return of !== state.experiment && !isSameWork(of, state.experiment);
}
