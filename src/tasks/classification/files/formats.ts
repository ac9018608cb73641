import { registry } from '../../../registry';
import type { Format } from './format';

/** All formats; where two recognise a file, the first one has it. */
export const formats = registry<Format>(
  'format',
  import.meta.glob<Format>(['./formats/*.ts', '!./formats/*.test.ts', '!./formats/*.nightly.ts'], {
    eager: true,
    import: 'default',
  }),
);
