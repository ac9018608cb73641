import { registry } from '../../registry';
import type { DataSet } from './dataset';

/** All data sets, in the order of lists. */
export const dataSets = registry<DataSet>(
  'data set',
  import.meta.glob<DataSet>(['./sets/*.ts', '!./sets/*.test.ts'], {
    eager: true,
    import: 'default',
  }),
);
