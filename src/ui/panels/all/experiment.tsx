import { part } from '../../../fetched/part';
import type { Panel } from '../panel';

const panel: Panel = {
  id: 'experiment',
  order: 1,
  page: {
    place: 'experiment',
    order: 1,
    Content: part(
      () => import('../../form/experiment-panel'),
      (file) => file.ExperimentPanel,
    ),
  },
  Lecture: part(
    () => import('../lecture/experiment-thing'),
    (file) => file.ExperimentThing,
  ),
};
export default panel;
