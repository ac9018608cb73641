import { part } from '../../../fetched/part';
import type { Panel } from '../panel';

const load = () => import('../inside/pruning-view');

/** The moment at which the ticket of the selected round is made. */
const panel: Panel = {
  id: 'pruning',
  order: 7.5,
  page: { place: 'results', order: 5, Content: part(load, (file) => file.PruningView) },
  Lecture: part(load, (file) => file.Moment),
  isLarge: true,
};
export default panel;
