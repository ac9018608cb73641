import { part } from '../../../fetched/part';
import type { Panel } from '../panel';

const panel: Panel = {
  id: 'masks',
  order: 9,
  page: {
    place: 'inside',
    order: 2,
    Content: part(
      () => Promise.all([import('../inside/views'), import('../inside/fresh-pruning')]),
      ([{ viewsOf }, { FreshPruning }]) => viewsOf('masks', FreshPruning),
    ),
  },
  Lecture: part(
    () => import('../lecture/masks-thing'),
    (file) => file.MasksThing,
  ),
  isLarge: true,
  result: 'selected',
};
export default panel;
