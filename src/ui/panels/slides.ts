/** Where a lecture stands and where its keys lead: pure, for the page and the presenter's window. */
import type { Experiment } from '../../experiment/schema';
import type { Recording } from '../../recording/recording';
import type { LabActions, LabState, Prediction } from '../../store/store';
import { isGuessed } from '../state/is-guessed';
import { isBusy } from '../state/status';
import type { Move } from '../state/shortcuts';
import type { Subject } from '../state/shown';
import { guessFor, guessedExperiment, guessedRecording } from './lecture/guess-for';
import { lecturePanels, panels, withHidden } from '.';

/** What a guess shows next, instead of being left: what came out; that from near. */
type Guessing = 'reveal' | 'closer' | null;

type Face = Partial<LabState['view']>;

export interface LectureNow {
  /** the things that are not hidden, in order */
  readonly slides: readonly string[];
  /** null: everything is hidden */
  readonly slide: string | null;
  readonly guessing: Guessing;
  /** what the slide shows next, and showed before, instead of being left */
  readonly faces: Readonly<Record<'next-thing' | 'previous-thing', Face | null>>;
  /** nothing has come out yet, and nothing is in training: to reveal it, train it */
  readonly trains: boolean;
  /** the room is still to guess: which round is selected would tell it how far it goes */
  readonly isToGuess: boolean;
}

/** Is there a pruned network to hold a guess against? The curtain hides it from everybody else. */
const hasResult = (recording: Recording | null): boolean =>
  recording?.runs.some(({ id, status }) => id.level > 0 && status !== 'running') ?? false;

/** Where the guess of a lecture stands. */
interface GuessState {
  /** what is guessed about */
  readonly experiment: Experiment;
  readonly hasResults: boolean;
  readonly isBusy: boolean;
}

export const guessState = (state: LabState): GuessState => ({
  experiment: guessedExperiment(state),
  hasResults: hasResult(guessedRecording(state)),
  isBusy: isBusy(state.session.status),
});

export function lectureNow(
  { view, prediction }: Pick<LabState, 'view' | 'prediction'>,
  subject: Subject,
  { experiment, hasResults, isBusy: busy }: GuessState,
): LectureNow {
  const slides = lecturePanels(subject, view.slide)
    .map(({ id }) => id)
    .filter((id) => !view.hidden.includes(id));
  const slide = slideAt(slides, view.slide);
  const guess = guessFor(prediction, experiment); // as the slide has it
  const guessing = slide === 'predict' && isGuessed(guess) ? nextOf(guess, hasResults) : null;
  const isToGuess = slide !== null && slides.indexOf(slide) <= slides.indexOf('predict') && !guess.revealed;
  const faces = facesAround(slide === null ? [] : (panels.get(slide).faces?.(subject) ?? []), view);
  return { slides, slide, guessing, faces, trains: !hasResults && !busy, isToGuess };
}

/** Where nothing of them is chosen, the first one is shown. */
function facesAround(faces: readonly Face[], view: LabState['view']): LectureNow['faces'] {
  const shown = Object.entries(view);
  const isShown = (face: Face): boolean =>
    Object.entries(face).every(([name, value]) => shown.some(([own, is]) => own === name && is === value));
  const at = Math.max(0, faces.findIndex(isShown));
  return { 'next-thing': faces[at + 1] ?? null, 'previous-thing': faces[at - 1] ?? null };
}

const nextOf = ({ revealed, closer }: Prediction, hasResults: boolean): Guessing =>
  revealed ? (hasResults && !closer ? 'closer' : null) : 'reveal';

/** The chosen thing; in place of a hidden one the next that is shown, else the last. */
export function slideAt(slides: readonly string[], chosen: string | null): string | null {
  if (chosen === null) return slides[0] ?? null;
  const from = panels.ids.indexOf(chosen);
  return slides.find((id) => panels.ids.indexOf(id) >= from) ?? slides.at(-1) ?? null;
}

/**
 * Goes on, back, or to an end; on a guess, "on" reveals what came out, or lets it come out; then looks closer. A thing of
 * several faces shows them in turn.
 */
export function move(to: Move, { slides, slide, guessing, faces, trains }: LectureNow, actions: LabActions): void {
  if (to === 'next-thing' && guessing === 'closer') return actions.predict({ closer: true });
  if (to === 'next-thing' && guessing === 'reveal') {
    actions.predict({ revealed: true });
    if (trains) actions.play();
    return;
  }
  const face = to === 'next-thing' || to === 'previous-thing' ? faces[to] : null;
  if (face) return actions.setView(face);
  const last = slides.length - 1;
  const at = slide === null ? 0 : slides.indexOf(slide);
  const target = { 'next-thing': at + 1, 'previous-thing': at - 1, 'first-thing': 0, 'last-thing': last }[to];
  const next = slides[Math.min(Math.max(target, 0), last)];
  if (next) actions.setView({ slide: next });
}

/** Hides the thing in front; the next one takes its place. */
export function hide({ slide, slides }: LectureNow, hidden: readonly string[], actions: LabActions): void {
  if (!slide) return;
  const left = slides.filter((id) => id !== slide);
  actions.setView({ hidden: withHidden(hidden, slide), slide: slideAt(left, slide) });
}
