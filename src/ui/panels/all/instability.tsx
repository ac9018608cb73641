import { measuresPaths } from '../../../experiment/sections/connectivity';
import { part } from '../../../fetched/part';
import type { Panel } from '../panel';

const Content = part(
  () => import('../inside/paths-panels'),
  (file) => file.InstabilityPanel,
);

const panel: Panel = {
  id: 'instability',
  order: 5.2,
  page: { place: 'results', order: 1.2, half: true, Content },
  Lecture: Content,
  fits: ({ experiment }) => measuresPaths(experiment),
  result: 'any',
};
export default panel;
