import { Scissors } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../../../texts';
import { part } from '../../../fetched/part';
import { useShown } from '../../state/shown';
import type { Panel } from '../panel';

const PruningView = part(
  () => import('../inside/pruning-view'),
  (file) => file.PruningView,
);

/** On the page it is asked for by a press: it needs the trained weights. The button keeps its room from the start. */
function Entrance() {
  const { t } = useTexts();
  const { round } = useShown();
  const [open, setOpen] = useState(false);
  if (open) return <PruningView leave={() => setOpen(false)} />;
  return (
    <Button className="button" isDisabled={round === 0} onPress={() => setOpen(true)}>
      <Scissors aria-hidden /> {t('charts.pruning.watch', { round: Math.max(1, round) })}
    </Button>
  );
}

/** The moment at which the ticket of the selected round is made. */
const panel: Panel = {
  id: 'pruning',
  order: 7.5,
  page: { place: 'results', order: 5, Content: Entrance },
  Lecture: () => <PruningView />,
  isLarge: true,
};
export default panel;
