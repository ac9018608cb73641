/** The settings of how a network acts and learns from it. */
import { counted, number, share, valuesIn, type Values } from '../../field';
import type { DataSettings } from '../task';

export const fields = {
  made: {
    environments: number({ ...counted, default: 16, max: 64 }),
    horizon: number({ ...counted, default: 64, min: 8, max: 512 }),
    epochs: number({ ...counted, default: 8, max: 20, scale: 'linear' }),
    gamma: number({ ...share, default: 0.99, min: 0.5, step: 0.001 }),
    lambda: number({ ...share, default: 0.98 }),
    clip: number({ ...share, default: 0.2, min: 0.05 }),
    entropy: number({ default: 0, min: 0, max: 0.1, step: 0.001 }),
    rewardScale: number({ default: 0.05, min: 0.001, max: 10, step: 0.001, scale: 'log' }),
  },
};

/** How networks act and learn. */
export type Acting = Values<(typeof fields)['made']>;

export const actingOf = (data: DataSettings): Acting => valuesIn(fields.made, data);
