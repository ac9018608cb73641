/** The settings of how a network acts and learns from it. */
import { counted, number, share, valuesIn, type Values } from '../../field';
import type { DataSettings, WithData } from '../task';
import type { Environment } from './environment';
import { environments } from './environments';
import { sticky } from './sticky';

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
    sticky: number({
      ...share,
      default: 0,
      max: 0.5,
      neutral: 0,
      applies: ({ data }: WithData) => environments.get(data.set).hasSticky === true,
    }),
  },
};

/** How networks act and learn. */
export type Acting = Values<(typeof fields)['made']>;

export function actingOf(data: Pick<DataSettings, 'set'>): Acting {
  const acting = valuesIn(fields.made, data);
  return environments.get(data.set).hasSticky ? acting : { ...acting, sticky: 0 };
}

/** The world that is acted in. */
export const environmentOf = (data: Pick<DataSettings, 'set'>): Environment =>
  sticky(environments.get(data.set), actingOf(data).sticky);
