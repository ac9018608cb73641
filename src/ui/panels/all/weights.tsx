import { part } from '../../../fetched/part';
import type { Panel } from '../panel';

const panel: Panel = {
  id: 'weights',
  order: 10,
  page: {
    place: 'inside',
    order: 3,
    Content: part(
      () => import('../inside/views'),
      ({ viewsOf }) => viewsOf('weights'),
    ),
  },
  Lecture: part(
    () => import('../inside/weights-tab'),
    (file) => file.WeightsTab,
  ),
  onlyAsked: true,
  isLarge: true,
  result: 'selected',
};
export default panel;
