import { measuresPaths } from '../../../experiment/sections/connectivity';
import { part } from '../../../fetched/part';
import type { Panel } from '../panel';

const Content = part(
  () => import('../inside/paths-panels'),
  (file) => file.BarrierPanel,
);

const panel: Panel = {
  id: 'barrier',
  order: 5.4,
  page: { place: 'results', order: 1.4, half: true, Content },
  Lecture: Content,
  fits: ({ experiment }) => measuresPaths(experiment),
  result: 'any',
};
export default panel;
