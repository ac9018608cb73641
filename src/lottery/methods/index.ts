import { registry } from '../../registry';
import type { Method } from '../method';

export const methods = registry<Method>(
  'method',
  import.meta.glob<Method>(['./*.ts', '!./index.ts', '!./*.test.ts'], {
    eager: true,
    import: 'default',
  }),
);
