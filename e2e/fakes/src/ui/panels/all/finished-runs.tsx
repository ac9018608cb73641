import type { Panel } from '../../../../../../src/ui/panels/panel';
import { useShown } from '../../../../../../src/ui/state/shown';

function Content() {
  const { results } = useShown();
  return <p className="finished-runs">{results.length} networks are trained.</p>;
}

const panel: Panel = {
  id: 'finished-runs',
  order: 99,
  page: { place: 'results', order: 99, Content },
  Lecture: Content,
};
export default panel;
