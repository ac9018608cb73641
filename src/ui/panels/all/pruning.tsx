import { Scissors } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { chainsOf } from '../../../experiment/chains';
import { methods } from '../../../lottery/methods';
import { useTexts } from '../../../texts';
import { part } from '../../../fetched/part';
import { useActions, useLab } from '../../state/lab';
import { useShown } from '../../state/shown';
import type { Panel } from '../panel';

const PruningView = part(
  () => import('../inside/pruning-view'),
  (file) => file.PruningView,
);

/**
 * On the page it is asked for: by a press, after which it has the focus, or by a lesson or the story. It needs the
 * trained weights. The button keeps its room from the start.
 */
function Entrance() {
  const { t } = useTexts();
  const { round } = useShown();
  const open = useLab((state) => state.view.pruningOpen);
  const { setView } = useActions();
  const isPressed = useRef(false);
  useEffect(() => {
    if (!open) isPressed.current = false;
  }, [open]);
  if (open) return <PruningView isPressed={isPressed} leave={() => setView({ pruningOpen: false })} />;
  return (
    <Button
      className="button"
      isDisabled={round === 0}
      onPress={() => {
        isPressed.current = true;
        setView({ pruningOpen: true });
      }}
    >
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
  fits: ({ experiment }) => chainsOf(experiment).some(({ method }) => methods.get(method).family === 'after'),
  result: 'selected',
};
export default panel;
