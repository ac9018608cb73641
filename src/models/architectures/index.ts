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

/** Those that look at pictures or points, and do not read tokens. */
export const looking: readonly Architecture[] = architectures.all.filter(({ reads }) => reads === undefined);

/** Can the architecture take inputs of this shape? Points and tokens are told apart by their task. */
export const fits = ({ leastPixels, reads }: Architecture, inputShape: readonly number[]): boolean =>
  reads === 'tokens'
    ? inputShape.length === 1
    : leastPixels === 0 || (inputShape.length === 3 && Math.min(inputShape[0], inputShape[1]) >= leastPixels);
