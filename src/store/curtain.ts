/** The one curtain: where something is asked, nothing is seen that would answer it until it is answered. */
import { isSameWork } from '../experiment/differing';
import type { Experiment } from '../experiment/schema';
import type { Curtain, ViewState } from './state/view';

type Drawn = Pick<ViewState, 'curtains'>;

/** What all who ask want hidden, together. */
export const curtainOf = ({ curtains }: Drawn): Curtain =>
  (['all', 'unknown', 'others', 'none'] as const).find((one) => Object.values(curtains).includes(one)) ?? 'none';

/** May results of this experiment not be seen now? */
export function isBehindCurtain(state: Drawn & { readonly experiment: Experiment }, of: Experiment): boolean {
  const curtain = curtainOf(state);
  if (curtain !== 'others') return curtain !== 'none';
  return of !== state.experiment && !isSameWork(of, state.experiment);
}
