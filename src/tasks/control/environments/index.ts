import { registry } from '../../../registry';
import type { Environment } from '../environment';

/** All environments, in the order of lists. */
export const environments = registry<Environment>(
  'environment',
  import.meta.glob<Environment>(['./*.ts', '!./index.ts', '!./*.test.ts'], { eager: true, import: 'default' }),
);
