/** Reset, play or pause, step a round. */
import { Pause, Play, RotateCcw, StepForward } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Group } from 'react-aria-components/Group';
import { useTranslation } from 'react-i18next';
import { lacksFiles } from '../../store/selectors';
import { useActions, useLab } from '../state/lab';
import { isBusy, togglePlay } from '../state/status';
import './transport.css';

export function Transport() {
  const { t } = useTranslation();
  const status = useLab((state) => state.session.status);
  const hasLive = useLab((state) => state.live !== null);
  const lacking = useLab(lacksFiles);
  const actions = useActions();
  const busy = isBusy(status);
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
      <Button
        className="round-button primary"
        data-lesson="play"
        isDisabled={lacking}
        aria-label={t(busy ? 'transport.pause' : 'transport.play')}
        onPress={() => togglePlay(status, actions)}
      >
        {busy ? <Pause aria-hidden fill="currentColor" /> : <Play aria-hidden fill="currentColor" />}
      </Button>
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
