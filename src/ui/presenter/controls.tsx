import { ChevronLeft, ChevronRight, RotateCcw, Square, StepForward } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Group } from 'react-aria-components/Group';
import { useTexts } from '../../texts';
import { BEATS } from '../../experiment/view-link';
import { PlayButton } from '../transport/play-button';
import type { Command, LectureState } from '../state/channel';

interface Props {
  readonly state: LectureState;
  act(action: Command): void;
}

/** The lecture's own buttons, pressed from here. */
export function Controls({ state, act }: Props) {
  const { t } = useTexts();
  const { status, action, canReset, progress, round, rounds, left, at, of, reveals, story } = state;
  return (
    <footer className="presenter-foot">
      <Group className="transport" aria-label={t('transport.label')}>
        <Button
          className="round-button"
          aria-label={t('transport.reset')}
          isDisabled={!canReset}
          onPress={() => act('reset')}
        >
          <RotateCcw aria-hidden />
        </Button>
        <PlayButton action={action} onPress={() => act('play')} />
        <Button
          className="round-button"
          aria-label={t('transport.step')}
          isDisabled={status === 'finished'}
          onPress={() => act('step')}
        >
          <StepForward aria-hidden />
        </Button>
      </Group>
      <p className="presenter-progress">{progress}</p>
      <Group className="presenter-group" aria-label={t('lecture.round.label')}>
        <Button
          className="icon-button"
          aria-label={t('lecture.round.previous')}
          isDisabled={round <= 0}
          onPress={() => act('previous')}
        >
          <ChevronLeft aria-hidden />
        </Button>
        <span>{t('lecture.round.left', { left })}</span>
        <Button
          className="icon-button"
          aria-label={t('lecture.round.next')}
          isDisabled={round >= rounds}
          onPress={() => act('next')}
        >
          <ChevronRight aria-hidden />
        </Button>
      </Group>
      <Group className="presenter-group" aria-label={t('lecture.steps')}>
        <Button
          className="icon-button"
          aria-label={t('lecture.black.button')}
          aria-pressed={state.black}
          onPress={() => act('black')}
        >
          <Square aria-hidden fill="currentColor" />
        </Button>
        <Button
          className="round-button"
          aria-label={t('lecture.previous')}
          isDisabled={story ? story === BEATS[0] : at <= 1}
          onPress={() => act('previous-thing')}
        >
          <ChevronLeft aria-hidden />
        </Button>
        <Button
          className="round-button primary"
          aria-label={t('lecture.next')}
          isDisabled={at >= of && !reveals && !story}
          onPress={() => act('next-thing')}
        >
          <ChevronRight aria-hidden />
        </Button>
      </Group>
    </footer>
  );
}
