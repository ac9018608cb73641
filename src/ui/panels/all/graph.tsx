import { part } from '../../../fetched/part';
import type { Panel } from '../panel';

const panel: Panel = {
  id: 'graph',
  order: 8,
  page: {
    place: 'inside',
    order: 1,
    Content: part(
      () => import('../inside/graph-tab'),
      (file) => file.GraphOfTrial,
    ),
  },
  Lecture: part(
    () => import('../inside/graph-tab'),
    (file) => file.GraphTab,
  ),
  isLarge: true,
  // graph and decision boundary exist for classes of points in the plane only
  fits: ({ task, network: { inputShape } }) =>
    task.id === 'classification' && inputShape.length === 1 && inputShape[0] === 2,
};
export default panel;
