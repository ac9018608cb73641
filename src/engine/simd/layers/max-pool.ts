import type { SimdLayer } from '../layer';
import { planPool } from '../stages/pool';

const maxPool: SimdLayer<'max-pool'> = {
  id: 'max-pool',
  plan: ({ layer: { kind, size, stride } }, from, plan) =>
    planPool({ kind, height: size, width: size, stride }, plan.asImage(from), plan),
};

export default maxPool;
