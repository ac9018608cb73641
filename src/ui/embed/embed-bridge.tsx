/** Tells the page around this one what happens here, and does what it asks; draws nothing. */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { writeLink } from '../../experiment/link';
import { fingerprint } from '../../recording/fingerprint';
import { useActions, useLab } from '../lab';
import { verdictClauses } from '../results/verdict-sentence';
import { isComplete } from '../share/results';
import { useShown } from '../shown';
import { isBusy } from '../top-bar/status';
import { createBridge, parentOrigin, type Bridge } from './bridge';
import type { EmbedState } from './messages';
import { verdictText } from './verdict-text';

export function EmbedBridge() {
  const { t } = useTranslation();
  const actions = useActions();
  const shown = useShown();
  const status = useLab((state) => state.session.status);
  const progress = useLab((state) => state.session.progress);
  const link = useLab((state) => writeLink(state.experiment));
  const chosen = useLab((state) => state.selection.round !== null);
  const bridge = useRef<Bridge | null>(null);

  useEffect(() => {
    if (window.parent === window) return undefined;
    bridge.current = createBridge(
      { parent: window.parent, origin: parentOrigin(window.location.search), own: window },
      {
        play: actions.play,
        pause: actions.pause,
        stepRound: actions.stepRound,
        selectRound: actions.selectRound,
        openLink: (given) =>
          actions
            .openLink(given)
            .map(({ path, given: value, used, allowed }) => `${path} is ${value}; allowed: ${allowed || 'known settings'}; used: ${used || 'the default'}.`),
      },
      () => performance.now(),
    );
    return () => bridge.current?.close();
  }, [actions]);

  useEffect(() => {
    const { recording, isLive, results, arms, round, remaining, winning, experiment } = shown;
    const complete = recording !== null && isComplete(recording);
    const clauses = recording
      ? verdictClauses({ results, arms, round, remaining, winning, chosen, complete, busy: isBusy(status) })
      : [];
    const state: EmbedState = {
      link,
      status,
      progress: progress && progress.stepsTotal > 0 ? progress.stepsDone / progress.stepsTotal : null,
      round,
      rounds: experiment.pruning.rounds,
      weightsRemaining: remaining[round] ?? 1,
      verdict: recording ? verdictText(t, clauses) : t('source.nothing'),
      source: recording ? (isLive ? 'live' : 'recorded') : 'none',
    };
    const isOver = isLive && complete && status === 'finished';
    bridge.current?.report(state, isOver ? { fingerprint: fingerprint(recording) } : null);
  }, [shown, status, progress, link, chosen, t]);
  return null;
}
