import { part } from '../../../fetched/part';
import { chainsOf, isByUnit } from '../../../experiment/chains';
import type { Panel } from '../panel';

const Content = part(
  () => import('../inside/filters/filters-tab'),
  (file) => file.FiltersTab,
);

const panel: Panel = {
  id: 'filters',
  order: 12.2,
  page: { place: 'inside', order: 5.5, Content },
  Lecture: Content,
  fits: ({ experiment }) => chainsOf(experiment).some((_, chain) => isByUnit(experiment, chain)),
  result: 'selected',
};
export default panel;
