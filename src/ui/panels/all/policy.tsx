import { part } from '../../../fetched/part';
import type { Panel } from '../panel';

/** On the page it stands below the episodes. */
const panel: Panel = {
  id: 'policy',
  order: 8,
  Lecture: part(
    () => import('../inside/stages/stages-tab'),
    (file) => file.PolicyThing,
  ),
  // two of CartPole's four numbers make a picture
  fits: ({ task, network: { inputShape } }) => task.id === 'control' && inputShape.join() === '4',
};
export default panel;
