import { taskOf } from '../tasks';
import type { Collected } from '../tasks/task';
import type { Experiment } from './schema';

/** What one step of training goes over: a batch once, or what the network collects. */
export const stepOf = ({ data, training }: Pick<Experiment, 'data' | 'training'>): Collected =>
  taskOf(data.set).collects?.(data) ?? { examples: training.batch, passes: 1, episode: 1 };
