import { buildNetwork } from '../models';
import type { Network } from '../models/network';
import { taskOf } from '../tasks';
import type { About } from '../tasks/task';
import type { Experiment } from './schema';
import { shapeOf } from './sections/data';
import { network as fields } from './sections/network';

/**
 * The network of an experiment on the data it has; until they are read, on those that its settings tell of.
 * @throws Error when the architecture cannot take them, naming what it needs.
 */
export const networkOn = ({ network, data }: Pick<Experiment, 'network' | 'data'>, info: About['info']): Network =>
  // what does not apply changes nothing: not the layers either
  buildNetwork(
    { ...network, ...(!fields.dropout.applies({ data, network }) && { dropout: 0 }) },
    info?.inputShape ?? shapeOf({ data }),
    taskOf(data.set).outputs({ settings: data, info }),
  );
