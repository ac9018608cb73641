import { memo, useCallback } from 'react';
import { ScoreChart } from '../../../charts/rounds/score-chart';
import type { Scale } from '../../../experiment/view-link';
import { chainsOf } from '../../../experiment/chains';
import type { Experiment } from '../../../experiment/schema';
import { controls } from '../../../lottery/controls';
import { useAsked } from '../../state/asked';
import { useActions, useLab } from '../../state/lab';
import { usePlanned } from '../../state/planned';
import { useShown } from '../../state/shown';
import { useRounds } from '../../state/use-rounds';
import type { Panel } from '../panel';

// drawn again when what it shows changes, not with every evaluation point
const Chart = memo(ScoreChart);

/** Networks that are not trained lie far below the others: a hill between chance and the ticket (Zhou et al. 2019, Fig. 5). */
const hasUntrained = (experiment: Experiment): boolean =>
  chainsOf(experiment).some(({ controls: hanging }) => hanging.some((id) => controls.get(id).position === 'untrained'));

function Content() {
  const { experiment } = useShown();
  const chosen = useLab(({ view }) => view.scale);
  const { setView } = useActions();
  const choose = useCallback((scale: Scale) => setView({ scale }), [setView]);
  const isOffered = hasUntrained(experiment);
  return (
    <Chart
      {...useRounds()}
      asked={useAsked()}
      planned={usePlanned()}
      scale={isOffered ? chosen : 'near'}
      onScale={isOffered ? choose : undefined}
    />
  );
}

const panel: Panel = {
  id: 'accuracy',
  order: 3,
  page: { place: 'results', order: 1, Content },
  Lecture: Content,
  result: 'any',
};
export default panel;
