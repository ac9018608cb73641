import { memo, useMemo } from 'react';
import { TrainingChart } from '../../../charts/training/training-chart';
import { collects } from '../../../experiment/sections/data';
import { stepOf } from '../../../experiment/step';
import { judge } from '../../../lottery/guessing';
import type { RunRecord } from '../../../recording/recording';
import { useShown } from '../../state/shown';
import type { Panel } from '../panel';

const NO_RUNS: readonly RunRecord[] = [];
const Chart = memo(TrainingChart);

function Training() {
  const { recording, experiment, results, peers, remaining, round, standard } = useShown();
  const { leftOut } = useMemo(() => judge(results), [results]);
  return (
    <Chart
      runs={recording?.runs ?? NO_RUNS}
      arms={peers}
      remaining={remaining}
      selectedRound={round}
      steps={experiment.training.steps}
      standard={standard}
      collected={collects(experiment) ? stepOf(experiment).examples : null}
      leftOut={leftOut}
    />
  );
}

const panel: Panel = {
  id: 'training',
  order: 5,
  page: { place: 'results', order: 3, half: true, Content: Training },
  Lecture: Training,
};
export default panel;
