import { part } from '../../../fetched/part';
import type { Panel } from '../panel';

const Content = part(
  () => import('../inside/try/try-tab'),
  (file) => file.TryTab,
);

const panel: Panel = {
  id: 'try',
  order: 11,
  page: { place: 'inside', order: 4, Content },
  Lecture: Content,
  isLarge: true,
  result: 'selected',
  // answers are classes
  fits: ({ task }) => task.id === 'classification',
};
export default panel;
