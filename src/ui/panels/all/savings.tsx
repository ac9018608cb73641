import { part } from '../../../fetched/part';
import type { Panel } from '../panel';

const Content = part(
  () => import('../inside/savings-tab'),
  (file) => file.SavingsTab,
);

const panel: Panel = {
  id: 'savings',
  order: 12,
  page: { place: 'inside', order: 5, Content },
  Lecture: Content,
  result: 'selected',
};
export default panel;
