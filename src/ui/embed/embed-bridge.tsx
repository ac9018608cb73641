/** Tells the page around this one what happens here, and does what it asks; draws nothing. */
import { inEnglish, Problem } from '../../problem';
import { useEffect, useRef } from 'react';
import { useTexts } from '../../texts';
import { writeLink } from '../../experiment/link';
import { fingerprint } from '../../recording/fingerprint';
import { useActions, useLab } from '../state/lab';
import { leftOutClauses, verdictClauses } from '../state/verdict-sentence';
import { verdictText } from '../state/verdict-text';
import { isComplete } from '../../recording/complete';
import { useShown } from '../state/shown';
import { isBusy } from '../state/status';
import { isSandboxed, SANDBOXED } from '../../page-worker/call/sandboxed';
import { createBridge, parentOrigin, type Bridge } from './bridge';
import type { EmbedState } from './messages';
import { openLink } from './open-link';
import { armNames } from '../../experiment/arm-names';

export function EmbedBridge() {
  const { t } = useTexts();
  const actions = useActions();
  const shown = useShown();
  const status = useLab((state) => state.session.status);
  const progress = useLab((state) => state.session.progress);
  const link = useLab((state) => writeLink(state.experiment));
  const chosen = useLab((state) => state.selection.round !== null);
  const said = useLab((state) => state.session.error?.message ?? null) ?? (isSandboxed() ? SANDBOXED : null);
  const problem = said === null ? null : inEnglish(said);
  const bridge = useRef<Bridge | null>(null);

  useEffect(() => {
    if (window.parent === window) return undefined;
    bridge.current = createBridge(
      { parent: window.parent, origin: parentOrigin(window.location.search), own: window },
      {
        play: withWorkers(actions.play),
        pause: actions.pause,
        stepRound: withWorkers(actions.stepRound),
        selectRound: actions.selectRound,
        openLink: (link) => openLink(link, actions.openLink),
      },
      () => performance.now(),
    );
    return () => bridge.current?.close();
  }, [actions]);

  useEffect(() => {
    const { recording, isLive, results, standard, arms, round, remaining, winning, experiment } = shown;
    const complete = recording !== null && isComplete(recording);
    const clauses = recording
      ? [
          ...verdictClauses({
            results,
            standard,
            arms,
            round,
            remaining,
            winning,
            chosen,
            complete,
            busy: isBusy(status),
          }),
          ...leftOutClauses(results),
        ]
      : [];
    const state: EmbedState = {
      link,
      status,
      progress: progress && progress.stepsTotal > 0 ? progress.stepsDone / progress.stepsTotal : null,
      round,
      rounds: experiment.pruning.rounds,
      weightsRemaining: remaining[round] ?? 1,
      verdict: recording ? verdictText(t, standard, armNames(experiment), clauses) : t('source.nothing'),
      source: recording ? (isLive ? 'live' : 'recorded') : 'none',
    };
    const isOver = isLive && complete && status === 'finished';
    bridge.current?.report(state, isOver ? { fingerprint: fingerprint(recording) } : null, problem);
  }, [shown, status, progress, link, chosen, problem, t]);
  return null;
}

/** What cannot be done here is answered where it is asked for. */
const withWorkers = (train: () => void) => (): void => {
  if (isSandboxed()) throw new Problem(SANDBOXED);
  train();
};
