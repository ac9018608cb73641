import { part } from '../../../fetched/part';
import type { Panel } from '../panel';

const panel: Panel = {
  id: 'share',
  order: 14,
  Lecture: part(
    () => import('../lecture/share-thing'),
    (file) => file.ShareThing,
  ),
};
export default panel;
