import { memo, useCallback } from 'react';
import { LearningSpeedChart } from '../../../charts/rounds/learning-speed-chart';
import type { Speed } from '../../../lottery/speed';
import { useActions, useLab } from '../../state/lab';
import { useRounds } from '../../state/use-rounds';
import type { Panel } from '../panel';

const Chart = memo(LearningSpeedChart);

function Content() {
  const speed = useLab((state) => state.view.speed);
  const { setView } = useActions();
  const choose = useCallback((chosen: Speed) => setView({ speed: chosen }), [setView]);
  return <Chart {...useRounds()} speed={speed} onSpeed={choose} />;
}

const panel: Panel = {
  id: 'speed',
  order: 4,
  page: { place: 'results', order: 2, half: true, Content },
  Lecture: Content,
  result: 'any',
};
export default panel;
