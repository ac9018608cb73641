/** Where a lecture stands and where its keys lead: pure, for the page and the presenter's window. */
import type { LabActions, LabState } from '../../store/store';
import { isGuessed } from '../state/is-guessed';
import type { Move } from '../state/shortcuts';
import type { Subject } from '../state/shown';
import { lecturePanels, panels, withHidden } from '.';

export interface LectureNow {
  /** the things that are not hidden, in order */
  readonly slides: readonly string[];
  /** null: everything is hidden */
  readonly slide: string | null;
  /** the next step reveals the guess instead of leaving it */
  readonly reveals: boolean;
}

/** @param hasResults is there anything to reveal? */
export function lectureNow(
  { view, prediction }: Pick<LabState, 'view' | 'prediction'>,
  subject: Subject,
  hasResults: boolean,
): LectureNow {
  const slides = lecturePanels(subject, view.slide)
    .map(({ id }) => id)
    .filter((id) => !view.hidden.includes(id));
  const slide = slideAt(slides, view.slide);
  return { slides, slide, reveals: slide === 'predict' && hasResults && isGuessed(prediction) && !prediction.revealed };
}

/** The chosen thing; in place of a hidden one the next that is shown, else the last. */
export function slideAt(slides: readonly string[], chosen: string | null): string | null {
  if (chosen === null) return slides[0] ?? null;
  const from = panels.ids.indexOf(chosen);
  return slides.find((id) => panels.ids.indexOf(id) >= from) ?? slides.at(-1) ?? null;
}

/** Goes on, back, or to an end; on a guess that is not revealed yet, "on" reveals it. */
export function move(to: Move, { slides, slide, reveals }: LectureNow, actions: LabActions): void {
  if (to === 'next-thing' && reveals) return actions.predict({ revealed: true });
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
