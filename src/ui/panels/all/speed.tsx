import { memo, useMemo } from 'react';
import { LearningSpeedChart } from '../../../charts/rounds/learning-speed-chart';
import { speedOf } from '../../../lottery/speed';
import { useRounds } from '../../state/use-rounds';
import type { Panel } from '../panel';

const Chart = memo(LearningSpeedChart);

function Content() {
  const rounds = useRounds();
  const { results, ghost } = rounds;
  // before the first result: what the recorded run behind is told by
  const speed = useMemo(() => speedOf(results.length > 0 ? results : (ghost?.results ?? [])), [results, ghost]);
  return <Chart {...rounds} speed={speed} />;
}

const panel: Panel = {
  id: 'speed',
  order: 4,
  page: { place: 'results', order: 2, half: true, Content },
  Lecture: Content,
};
export default panel;
