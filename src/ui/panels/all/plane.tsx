import { planeId, planesOf } from '../../../experiment/planes';
import { measuresPlane } from '../../../experiment/sections/connectivity';
import { part } from '../../../fetched/part';
import type { Panel } from '../panel';

const Content = part(
  () => import('../inside/plane-panel'),
  (file) => file.PlanePanel,
);

const panel: Panel = {
  id: 'plane',
  order: 5.5,
  page: { place: 'results', order: 1.5, Content },
  Lecture: Content,
  fits: ({ experiment }) => measuresPlane(experiment),
  result: 'any',
  faces: ({ experiment }) => planesOf(experiment).map((triple) => ({ plane: planeId(triple) })),
};
export default panel;
