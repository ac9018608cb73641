import { part } from '../../../fetched/part';
import { chainsOf } from '../../../experiment/chains';
import { remainingOfAll } from '../../../experiment/levels';
import { methods } from '../../../lottery/methods';
import type { Panel } from '../panel';

/** From so many times smaller on, methods part. */
const FAR = 50;

const Content = part(
  () => import('../results/collapse'),
  (file) => file.Collapse,
);

const panel: Panel = {
  id: 'collapse',
  order: 3.5,
  page: { place: 'results', order: 1.5, Content },
  Lecture: Content,
  fits: ({ experiment, network }) =>
    chainsOf(experiment).some(({ method }) => methods.get(method).family === 'before') ||
    remainingOfAll(experiment, network.parameters).some((left) => left < 1 / FAR),
  result: 'any',
};
export default panel;
