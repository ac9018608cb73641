import { part } from '../../../fetched/part';
import type { Panel } from '../panel';

const panel: Panel = {
  id: 'stages',
  order: 7,
  page: {
    place: 'inside',
    order: 0,
    Content: part(
      () => import('../inside/stages/stages-tab'),
      (file) => file.StagesTab,
    ),
  },
  Lecture: part(
    () => import('../inside/stages/stages-tab'),
    (file) => file.StagesThing,
  ),
  // who learns from examples does not act
  fits: ({ task }) => task.id === 'control',
};
export default panel;
