import { registry } from '../../registry';
import type { Corpus } from './corpus';

/** All sets of texts, in the order of lists. */
export const corpora = registry<Corpus>(
  'set of texts',
  import.meta.glob<Corpus>(['./sets/*.ts', '!./sets/*.test.ts'], { eager: true, import: 'default' }),
);
