/** Takes changes of settings back and makes them again. */
import { Redo2, Undo2 } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../../texts';
import { useActions, useLab } from '../state/lab';

export function UndoButtons() {
  const { t } = useTexts();
  const { at, last } = useLab((state) => state.steps);
  const { undo, redo } = useActions();
  return (
    <>
      <Button className="icon-button small" aria-label={t('people.undo')} isDisabled={at === 0} onPress={undo}>
        <Undo2 aria-hidden />
      </Button>
      <Button className="icon-button small" aria-label={t('people.redo')} isDisabled={at === last} onPress={redo}>
        <Redo2 aria-hidden />
      </Button>
    </>
  );
}
