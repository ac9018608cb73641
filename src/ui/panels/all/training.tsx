import { memo } from 'react';
import { TrainingChart } from '../../../charts/training/training-chart';
import { runsDrawn } from '../../../charts/training/training-layout';
import { stepsOf } from '../../../experiment/chains';
import { collects } from '../../../experiment/sections/data';
import { stepOf } from '../../../experiment/step';
import { runOf } from '../../../lottery/run-key';
import type { RunRecord } from '../../../recording/recording';
import { useShown } from '../../state/shown';
import { useLeftOut } from '../../state/use-left-out';
import { useStable } from '../../state/use-stable';
import type { Panel } from '../panel';

const NO_RUNS: readonly RunRecord[] = [];
// drawn again when one of its own runs goes on, not with every other
const Chart = memo(TrainingChart);

function Training() {
  const { recording, experiment, peers, remaining, round, standard } = useShown();
  const leftOut = useLeftOut();
  // of networks from scratch some are trained for longer
  const steps = Math.max(
    experiment.training.steps,
    ...peers.map((arm) => stepsOf(experiment, runOf(0, arm, Math.max(round, 1)))),
  );
  const runs = useStable(runsDrawn(recording?.runs ?? NO_RUNS, peers, round));
  return (
    <Chart
      runs={runs}
      arms={peers}
      remaining={remaining}
      selectedRound={round}
      steps={steps}
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
