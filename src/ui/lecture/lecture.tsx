/** The lecture view: large type, one thing at a time, keys of a clicker. */
import { ChevronLeft, ChevronRight, MonitorUp, Square, X } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from 'react-aria-components/Button';
import { Group } from 'react-aria-components/Group';
import { useTexts } from '../../texts';
import { percent } from '../kit/format';
import { useActions } from '../state/lab';
import { PanelMenu } from '../panels/panel-menu';
import { Banners } from '../panels/results/banners';
import { PrintNote } from '../state/print-note';
import { useShown, useSubject } from '../state/shown';
import { ProgressView } from '../transport/progress';
import { Transport } from '../transport/transport';
import { BlackScreen } from './black-screen';
import { PresenterHost } from './presenter-host';
import { Thing } from './thing';
import { useLecture } from './use-lecture';
import './lecture.css';

export function Lecture() {
  const { t } = useTexts();
  const { slide, slides } = useLecture();
  const { judge } = useSubject().task;
  const { watchWeights } = useActions();
  useEffect(() => {
    watchWeights(true);
    return () => watchWeights(false);
  }, [watchWeights]);
  return (
    <main className="lecture">
      <header className="lecture-head" aria-live="polite">
        <h1>{t(slide ? `lecture.things.${slide}.question` : 'lecture.nothing', { context: judge.id })}</h1>
        <p className="lecture-where">
          <span className="lecture-brand" translate="no">
            {t('app.name')}
          </span>
          {slide && (
            <span className="lecture-count">
              {t('lecture.count', { at: slides.indexOf(slide) + 1, of: slides.length })}
            </span>
          )}
        </p>
      </header>
      {/* its chart marks and names the networks that collapse */}
      <Banners drawsCollapse={slide === 'collapse'} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it may scroll, so keys must reach it */}
      <div className={`lecture-thing lecture-${slide ?? 'nothing'}`} tabIndex={0}>
        {slide ? <Thing id={slide} /> : <p className="muted">{t('lecture.howToShow')}</p>}
      </div>
      <Foot />
      <PrintNote />
      <PresenterHost />
      <BlackScreen />
    </main>
  );
}

function Foot() {
  const { t } = useTexts();
  const { slide, slides, go } = useLecture();
  const { setView } = useActions();
  const at = slide ? slides.indexOf(slide) : -1;
  return (
    <footer className="lecture-foot">
      <Transport />
      <ProgressView />
      <RoundStepper />
      <Group className="lecture-group" aria-label={t('lecture.steps')}>
        <Button
          className="round-button"
          aria-label={t('lecture.previous')}
          isDisabled={at <= 0}
          onPress={() => go('previous-thing')}
        >
          <ChevronLeft aria-hidden />
        </Button>
        <Button
          className="round-button primary"
          aria-label={t('lecture.next')}
          isDisabled={at >= slides.length - 1}
          onPress={() => go('next-thing')}
        >
          <ChevronRight aria-hidden />
        </Button>
      </Group>
      <Group className="lecture-group lecture-view" aria-label={t('lecture.view')}>
        <PanelMenu className="icon-button" />
        <Button
          className="icon-button lecture-for-hall"
          aria-label={t('lecture.presenter.open')}
          onPress={() => setView({ presenter: 'wanted' })}
        >
          <MonitorUp aria-hidden />
        </Button>
        <Button
          className="icon-button lecture-for-hall"
          aria-label={t('lecture.black.button')}
          onPress={() => setView({ black: true })}
        >
          <Square aria-hidden fill="currentColor" />
        </Button>
        <Button className="icon-button" aria-label={t('lecture.close')} onPress={() => setView({ lecture: false })}>
          <X aria-hidden />
        </Button>
      </Group>
    </footer>
  );
}

/** The one selected round, for things without a chart to choose it on. */
function RoundStepper() {
  const { t } = useTexts();
  const { round, remaining } = useShown();
  const { selectRound } = useActions();
  const { isToGuess } = useLecture();
  const last = remaining.length - 1;
  return (
    <Group
      className="lecture-group lecture-round"
      aria-label={t('lecture.round.label')}
      // its room is kept: the buttons beside it stay under the pointer
      style={isToGuess ? { visibility: 'hidden' } : undefined}
    >
      <Button
        className="icon-button"
        aria-label={t('lecture.round.previous')}
        isDisabled={round <= 0}
        onPress={() => selectRound(round - 1)}
      >
        <ChevronLeft aria-hidden />
      </Button>
      <span>{t('lecture.round.left', { left: percent(remaining[round] ?? 1) })}</span>
      <Button
        className="icon-button"
        aria-label={t('lecture.round.next')}
        isDisabled={round >= last}
        onPress={() => selectRound(round + 1)}
      >
        <ChevronRight aria-hidden />
      </Button>
    </Group>
  );
}
