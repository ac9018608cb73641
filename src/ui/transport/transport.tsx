/** Reset, play or pause, step a round. */
import { RotateCcw, StepForward } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Group } from 'react-aria-components/Group';
import { useTexts } from '../../texts';
import { lacksFiles } from '../../store/selectors';
import { useActions, useLab } from '../state/lab';
import { act, standingOf } from '../state/standing';
import { PlayButton } from './play-button';
import './transport.css';

export function Transport() {
  const { t } = useTexts();
  const status = useLab((state) => state.session.status);
  const hasLive = useLab((state) => state.live !== null);
  const lacking = useLab(lacksFiles);
  const action = useLab((state) => standingOf(state).action);
  const actions = useActions();
  return (
    <Group className="transport" aria-label={t('transport.label')}>
      <Button
        className="round-button"
        aria-label={t('transport.reset')}
        isDisabled={!hasLive && status === 'idle'}
        onPress={() => actions.reset()}
      >
        <RotateCcw aria-hidden />
      </Button>
      <PlayButton action={action} onPress={() => act(action, actions)} />
      <Button
        className="round-button"
        data-lesson="step"
        aria-label={t('transport.step')}
        isDisabled={lacking || status === 'finished'}
        onPress={() => actions.stepRound()}
      >
        <StepForward aria-hidden />
      </Button>
    </Group>
  );
}
