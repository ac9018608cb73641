import { registry } from '../../registry';
import type { Architecture, NetworkOption, NetworkSettings } from '../architecture';

export type { NetworkOption, NetworkSettings };

export const architectures = registry<Architecture>(
  'architecture',
  import.meta.glob<Architecture>(['./*.ts', '!./index.ts', '!./*.test.ts'], {
    eager: true,
    import: 'default',
  }),
);

/** Can the architecture take inputs of this shape? */
export const fits = ({ leastPixels }: Architecture, inputShape: readonly number[]): boolean =>
  leastPixels === 0 || (inputShape.length === 3 && Math.min(inputShape[0], inputShape[1]) >= leastPixels);
