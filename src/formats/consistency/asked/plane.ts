import { planesOf } from '../../../experiment/planes';
import { NETWORKS } from '../../../lottery/measures/plane';
import { fullKey } from '../../../lottery/run-key';
import type { Asks } from '.';

const plane: Asks = {
  id: 'plane',
  of: (experiment) =>
    planesOf(experiment).map((triple) => ({
      of: triple.through === 'copies' ? fullKey(0) : { ...triple.ticket, trial: 0 },
      about: { step: triple.step },
      rows: [NETWORKS, NETWORKS + experiment.connectivity.planePoints ** 2],
    })),
};

export default plane;
