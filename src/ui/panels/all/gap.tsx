import { part } from '../../../fetched/part';
import type { Panel } from '../panel';

const panel: Panel = {
  id: 'gap',
  order: 6,
  page: {
    place: 'inside',
    order: 6,
    Content: part(
      () => import('../inside/gap-tab'),
      (file) => file.GapTab,
    ),
  },
  Lecture: part(
    () => import('../lecture/gap-thing'),
    (file) => file.GapThing,
  ),
  // a network that acts sees new examples all the time
  fits: ({ task }) => task.collects === undefined,
  result: 'any',
};
export default panel;
