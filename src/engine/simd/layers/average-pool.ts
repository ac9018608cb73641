import type { SimdLayer } from '../layer';
import { planPool } from '../stages/pool';

const averagePool: SimdLayer<'average-pool'> = {
  id: 'average-pool',
  plan: ({ layer: { kind, size, stride } }, from, plan) =>
    planPool({ kind, height: size, width: size, stride }, plan.asImage(from), plan),
};

export default averagePool;
