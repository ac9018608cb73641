import { part } from '../../../fetched/part';
import { isRebuildable } from '../inside/strong-ticket/rebuildable';
import type { Panel } from '../panel';

/** On the page it stands beside the graph. */
const panel: Panel = {
  id: 'strong-ticket',
  order: 12.5,
  Lecture: part(
    () => import('../inside/strong-ticket/strong-ticket-tab'),
    (file) => file.StrongTicketTab,
  ),
  // its random draws are its own: a lecture has it where a lesson or link asks for it
  onlyAsked: true,
  isLarge: true,
  fits: ({ task, network }) => task.id === 'classification' && isRebuildable(network),
};
export default panel;
