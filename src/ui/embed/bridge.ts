/** The embedded page's end of the talk with the page around it. */
import type { LabActions } from '../../store/store';
import { messageOf } from '../../problem';
import {
  idOf,
  isAddressed,
  readCommand,
  EMBED_VERSION,
  type BareReport,
  type EmbedCommand,
  type EmbedState,
} from './messages';

export interface Bridge {
  /**
   * Tells the page around what has changed since the last time.
   * @param problem what keeps this page from training; null: nothing
   */
  report(state: EmbedState, finished: { readonly fingerprint: string | null } | null, problem?: string | null): void;
  close(): void;
}

interface Around {
  /** the window that holds this page */
  readonly parent: Window;
  /** its origin, if the address of this page names it: only that one is listened to; '*': any */
  readonly origin: string;
  /** of the message events */
  readonly own: Pick<Window, 'addEventListener' | 'removeEventListener'>;
}

/** Longest message of an error, in characters. */
const LONGEST_MESSAGE = 1_000;
/** Between two reports of progress, in ms. */
const EVERY = 250;

/**
 * Only the window that holds this page is listened to; messages of others, and other messages, are
 * left alone. Nothing that is told is secret: it is what the page shows.
 */
export function createBridge(
  { parent, origin, own }: Around,
  actions: Readonly<Pick<LabActions, 'play' | 'pause' | 'stepRound' | 'selectRound'>> & {
    openLink(link: string): readonly string[];
  },
  now: () => number,
): Bridge {
  let told: EmbedState | null = null;
  let state: EmbedState | null = null;
  let wasFinished = false;
  let toldProblem: string | null = null;
  let toldAt = -Infinity;

  const send = (report: BareReport, id?: string | number): void =>
    parent.postMessage({ ticketLab: EMBED_VERSION, ...report, ...(id === undefined ? {} : { id }) }, origin);

  const sendError = (message: string, id?: string | number): void =>
    send(
      { type: 'error', message: message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)} …` : message },
      id,
    );

  const obey = (command: EmbedCommand): void => {
    switch (command.type) {
      case 'set-experiment': {
        const problems = actions.openLink(command.link);
        if (problems.length > 0) throw new Error(`set-experiment: ${problems.join(' ')} Nothing was changed.`);
        return undefined;
      }
      case 'play':
        return actions.play();
      case 'pause':
        return actions.pause();
      case 'step':
        return actions.stepRound();
      case 'select-round':
        if (command.round !== null && state && command.round > state.rounds) {
          throw new Error(`select-round: round is ${command.round}; allowed: 0 … ${state.rounds}, or null.`);
        }
        return actions.selectRound(command.round);
      case 'ask-state':
        if (state) send({ type: 'state', ...state }, command.id);
        return undefined;
      default:
        return command satisfies never;
    }
  };

  const hear = ({ source, origin: from, data }: MessageEvent<unknown>): void => {
    if (source !== parent || (origin !== '*' && from !== origin) || !isAddressed(data)) return;
    try {
      obey(readCommand(data));
    } catch (error) {
      sendError(messageOf(error), idOf(data));
    }
  };
  own.addEventListener('message', hear);

  const tellChanges = (
    before: EmbedState,
    next: EmbedState,
    finished: { readonly fingerprint: string | null } | null,
  ): void => {
    const { status, progress, round, weightsRemaining, verdict } = next;
    told = { ...next, status: before.status, progress: before.progress };
    if (status !== before.status || (progress !== before.progress && now() - toldAt >= EVERY)) {
      send({ type: 'status', status, progress });
      told = next;
      toldAt = now();
    }
    if (round !== before.round || weightsRemaining !== before.weightsRemaining)
      send({ type: 'round', round, weightsRemaining });
    if (verdict !== before.verdict) send({ type: 'verdict', verdict });
    if (finished && !wasFinished) send({ type: 'finished', fingerprint: finished.fingerprint, verdict });
    wasFinished = finished !== null;
  };

  return {
    report(next, finished, problem = null) {
      state = next;
      if (told) tellChanges(told, next, finished);
      else {
        send({ type: 'ready', ...next });
        told = next;
        toldAt = now();
        wasFinished = finished !== null; // a recorded run is finished from the start
      }
      if (problem !== null && problem !== toldProblem) sendError(problem);
      toldProblem = problem;
    },
    close: () => own.removeEventListener('message', hear),
  };
}

/** The origin that the address of this page allows around it: `?embed&parent=https://slides.example`. */
export function parentOrigin(search: string): string {
  const given = new URLSearchParams(search).get('parent');
  if (given === null) return '*';
  try {
    const { origin } = new URL(given);
    return origin === 'null' ? 'https://invalid.invalid' : origin;
  } catch {
    return 'https://invalid.invalid'; // a parent that cannot be: nobody is listened to
  }
}
