/** The one thing to do: train, go on, pause. */
import { Pause, Play } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../../texts';
import { isStop, type Action } from '../state/standing';

interface Props {
  /** null: there is nothing to train */
  readonly action: Action | null;
  onPress(): void;
}

export function PlayButton({ action, onPress }: Props) {
  const { t } = useTexts();
  const Icon = isStop(action) ? Pause : Play;
  return (
    <Button
      className="round-button primary"
      data-lesson="play"
      isDisabled={action === null}
      aria-label={t(`transport.actions.${action ?? 'train'}`)}
      onPress={onPress}
    >
      <Icon aria-hidden fill="currentColor" />
    </Button>
  );
}
