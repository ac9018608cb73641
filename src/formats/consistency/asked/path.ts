import { pathsOf } from '../../../experiment/paths';
import type { Asks } from '.';

const path: Asks = {
  id: 'path',
  of: (experiment) =>
    pathsOf(experiment).map(({ of, step, start }) => ({
      of,
      about: { step, start: start === 'another' ? 1 : 0 },
      rows: [experiment.connectivity.points],
    })),
};

export default path;
