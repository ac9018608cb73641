import type { Panel } from '../panel';
import { VerdictView } from '../results/verdict';

const panel: Panel = {
  id: 'verdict',
  order: 13,
  page: { place: 'head', order: 1, Content: VerdictView },
  Lecture: VerdictView,
  result: 'selected',
};
export default panel;
