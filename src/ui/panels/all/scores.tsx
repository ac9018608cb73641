import { part } from '../../../fetched/part';
import { chainsOf } from '../../../experiment/chains';
import { methods } from '../../../lottery/methods';
import type { Panel } from '../panel';

const panel: Panel = {
  id: 'scores',
  order: 9.5,
  page: {
    place: 'inside',
    order: 7,
    Content: part(
      () => import('../inside/scores-tab'),
      (file) => file.ScoresTab,
    ),
  },
  Lecture: part(
    () => import('../inside/scores-tab'),
    (file) => file.ScoresThing,
  ),
  fits: ({ experiment }) => chainsOf(experiment).some(({ method }) => methods.get(method).family === 'before'),
  result: 'any',
};
export default panel;
