/** How many units a published plan leaves. */
import { unitsKept } from '../lottery/units';
import type { Network } from './network';
import type { PruningPlan } from './plan';
import { unitsOf } from './units';

/** Units left of every group that can lose some, in their order. */
export function plannedUnits(network: Network, plan: PruningPlan): number[] {
  const convs = network.parameters.flatMap(({ kind }, at) => (kind === 'conv' ? [at] : []));
  return unitsOf(network).map(({ kernel, units }) => {
    const conv = convs.indexOf(kernel) + 1;
    return conv === 0 ? units : unitsKept(units, plan.removed(conv));
  });
}
