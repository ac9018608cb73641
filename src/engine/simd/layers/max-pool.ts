import type { SimdLayer } from '../layer';
import { planPool } from '../stages/pool';

export default {
  id: 'max-pool',
  plan: ({ layer: { kind, size, stride } }, from, plan) =>
    planPool({ kind, height: size, width: size, stride }, plan.asImage(from), plan),
} satisfies SimdLayer<'max-pool'>;
