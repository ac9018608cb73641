import { part } from '../../../fetched/part';
import { emergingChain } from '../../../recording/emergences';
import type { Panel } from '../panel';

const panel: Panel = {
  id: 'early-bird',
  order: 12.3,
  page: {
    place: 'inside',
    order: 5.6,
    Content: part(
      () => import('../inside/early-bird/early-bird-tab'),
      (file) => file.EarlyBirdTab,
    ),
  },
  Lecture: part(
    () => import('../inside/early-bird/early-bird-tab'),
    (file) => file.EarlyBirdThing,
  ),
  fits: ({ experiment }) => emergingChain(experiment) >= 0,
  result: 'any',
};
export default panel;
