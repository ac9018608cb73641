/** What a lecture shows, one at a time: the page's own charts with all the room. */
import { memo, useMemo, type ComponentType } from 'react';
import { ScoreChart } from '../../charts/rounds/score-chart';
import { GapChart } from '../../charts/rounds/gap-chart';
import { Filmstrip } from '../../charts/masks/filmstrip';
import { LearningSpeedChart } from '../../charts/rounds/learning-speed-chart';
import { TrainingChart } from '../../charts/training/training-chart';
import type { PanelId } from '../../experiment/view-link';
import { judge } from '../../lottery/guessing';
import type { RunRecord } from '../../recording/recording';
import { GraphTab } from '../panels/inside/graph-tab';
import { SavingsTab } from '../panels/inside/savings-tab';
import { TryTab } from '../panels/inside/try/try-tab';
import { useMask } from '../state/use-mask';
import { WeightsTab } from '../panels/inside/weights-tab';
import { useActions } from '../state/lab';
import { VerdictView } from '../panels/results/verdict';
import { ShownLater, useShown } from '../state/shown';
import { ExperimentThing } from './experiment-thing';
import { MasksThing } from './masks-thing';
import { PredictThing } from './predict-thing';
import { ShareThing } from './share-thing';
import '../panels/inside/inside.css';

// drawn again when what they show changes, not with every evaluation point
const Score = memo(ScoreChart);
const LearningSpeed = memo(LearningSpeedChart);
const Training = memo(TrainingChart);
const Gap = memo(GapChart);
const Film = memo(Filmstrip);

function ScoreThing() {
  const { standard } = useShown();
  return <Score {...useRounds()} standard={standard} />;
}

function SpeedThing() {
  return <LearningSpeed {...useRounds()} />;
}

function GapThing() {
  const { ghost: _, ...rounds } = useRounds();
  const { standard } = useShown();
  return <Gap {...rounds} standard={standard} quantity="gapAtEnd" />;
}

/** What the charts over weights remaining share. */
function useRounds() {
  const { results, arms, remaining, round, ghost } = useShown();
  const { selectRound } = useActions();
  return { results, arms, remaining, ghost, selectedRound: round, onSelectRound: selectRound };
}

const NO_RUNS: readonly RunRecord[] = [];

function TrainingThing() {
  const { recording, experiment, results, arms, remaining, round, standard } = useShown();
  const { leftOut } = useMemo(() => judge(results), [results]);
  return (
    <Training
      runs={recording?.runs ?? NO_RUNS}
      arms={arms}
      remaining={remaining}
      selectedRound={round}
      steps={experiment.training.steps}
      stop={standard.stop}
      leftOut={leftOut}
    />
  );
}

/** As many columns as give the largest pictures in a field about twice as wide as high. */
const filmColumns = (pictures: number): number => {
  const size = (columns: number): number => Math.min(2 / columns, 1 / Math.ceil(pictures / columns));
  return Array.from({ length: pictures }, (_, at) => at + 1).reduce(
    (best, columns) => (size(columns) > size(best) ? columns : best),
    1,
  );
};

function FilmThing() {
  const { network, remaining, round } = useShown();
  const mask = useMask();
  const { selectRound } = useActions();
  const columns = filmColumns(remaining.length);
  const rows = Math.ceil(remaining.length / columns);
  return (
    <div className="lecture-film-field" style={{ '--columns': columns, '--rows': rows } as React.CSSProperties}>
      <Film network={network} remaining={remaining} mask={mask} selectedRound={round} onSelectRound={selectRound} />
    </div>
  );
}

const THINGS: Readonly<Record<PanelId, ComponentType>> = {
  experiment: ExperimentThing,
  predict: PredictThing,
  accuracy: ScoreThing,
  speed: SpeedThing,
  training: TrainingThing,
  gap: GapThing,
  film: FilmThing,
  graph: GraphTab,
  masks: MasksThing,
  weights: WeightsTab,
  try: TryTab,
  savings: SavingsTab,
  verdict: VerdictView,
  share: ShareThing,
};

/** What looks inside the network draws many weights. */
const LARGE: readonly PanelId[] = ['graph', 'masks', 'weights', 'try'];

export function Thing({ id }: { readonly id: PanelId }) {
  const Component = THINGS[id];
  if (!LARGE.includes(id)) return <Component />;
  return (
    <ShownLater>
      <Component />
    </ShownLater>
  );
}
