import { part } from '../../../fetched/part';
import type { Panel } from '../panel';

const panel: Panel = {
  id: 'masks',
  order: 9,
  page: {
    place: 'inside',
    order: 2,
    Content: part(
      () => import('../inside/views'),
      ({ viewsOf }) => viewsOf('masks'),
    ),
  },
  Lecture: part(
    () => import('../lecture/masks-thing'),
    (file) => file.MasksThing,
  ),
  isLarge: true,
};
export default panel;
