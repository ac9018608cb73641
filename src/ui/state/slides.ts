/** Where a lecture stands and where its keys lead: pure, for the page and the presenter's window. */
import { PANELS, type PanelId } from '../../experiment/view-link';
import type { Network } from '../../models/network';
import type { LabActions, LabState, Prediction } from '../../store/store';
import { lecturePanels } from './panels';

export interface LectureNow {
  /** the things that are not hidden, in order */
  readonly slides: readonly PanelId[];
  /** null: everything is hidden */
  readonly slide: PanelId | null;
  /** the next step reveals the guess instead of leaving it */
  readonly reveals: boolean;
}

/** @param hasResults is there anything to reveal? */
export function lectureNow(
  { view, prediction }: Pick<LabState, 'view' | 'prediction'>,
  network: Network,
  hasResults: boolean,
): LectureNow {
  const slides = lecturePanels(network, view.slide).filter((id) => !view.hidden.includes(id));
  const slide = slideAt(slides, view.slide);
  return { slides, slide, reveals: slide === 'predict' && hasResults && isGuessed(prediction) && !prediction.revealed };
}

/** The chosen thing; in place of a hidden one the next that is shown, else the last. */
export function slideAt(slides: readonly PanelId[], chosen: PanelId | null): PanelId | null {
  if (chosen === null) return slides[0] ?? null;
  const from = PANELS.indexOf(chosen);
  return slides.find((id) => PANELS.indexOf(id) >= from) ?? slides.at(-1) ?? null;
}

export const isGuessed = ({ kind, curve, breaks }: Prediction): boolean =>
  kind === 'curve' ? curve.some((value) => value !== null) : breaks !== null;

export type Move = 'next-thing' | 'previous-thing' | 'first-thing' | 'last-thing';

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
export function hide({ slide, slides }: LectureNow, hidden: readonly PanelId[], actions: LabActions): void {
  if (!slide) return;
  const left = slides.filter((id) => id !== slide);
  actions.setView({ hidden: [...hidden, slide], slide: slideAt(left, slide) });
}
