import { registry } from '../../registry';
import type { PruningPlan } from '../plan';

export const plans = registry<PruningPlan>(
  'plan',
  import.meta.glob<PruningPlan>(['./*.ts', '!./index.ts', '!./*.test.ts'], {
    eager: true,
    import: 'default',
  }),
);
