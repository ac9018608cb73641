/** Which panels there are: on the page, and one after the other in a lecture. */
import type { ComponentType } from 'react';
import { isPart } from '../../fetched/part';
import { registry } from '../../registry';
import { useActions, useLab } from '../state/lab';
import { useSubject, type Subject } from '../state/shown';
import { PLACES, type Panel } from './panel';

export const panels = registry<Panel>(
  'panel',
  import.meta.glob<Panel>('./all/*.tsx', { eager: true, import: 'default' }),
);

type PagePanel = Panel & Required<Pick<Panel, 'page'>>;

const onPage = panels.all
  .filter((panel): panel is PagePanel => panel.page !== undefined)
  .toSorted((a, b) => a.page.order - b.page.order);

export const panelsAt = (place: PagePanel['page']['place']): readonly PagePanel[] =>
  onPage.filter(({ page }) => page.place === place);

const fits = (subject: Subject) => (panel: Panel) => panel.fits?.(subject) ?? true;

export const pagePanels = (subject: Subject): PagePanel[] => PLACES.flatMap(panelsAt).filter(fits(subject));

/** The things of a lecture, in order, hidden ones included. */
export const lecturePanels = (subject: Subject, asked: string | null = null): Panel[] =>
  panels.all.filter(({ id, Lecture, onlyAsked }) => Lecture && (id === asked || !onlyAsked)).filter(fits(subject));

/** Is a panel shown, as far as a person chose? What is no panel of a link always is. */
export function useIsShown(): (id: string) => boolean {
  const hidden = useLab((state) => state.view.hidden);
  return (id) => !hidden.includes(id);
}

/** Is a panel on the page now? It fits, and nobody has hidden it. */
export function useIsThere(): (panel: Panel) => boolean {
  const subject = useSubject();
  const isShown = useIsShown();
  return (panel) => isShown(panel.id) && fits(subject)(panel);
}

/** Shows or hides a panel. */
export function useToggle(): (id: string, shown: boolean) => void {
  const hidden = useLab((state) => state.view.hidden);
  const { setView } = useActions();
  return (id, shown) => setView({ hidden: shown ? hidden.filter((other) => other !== id) : withHidden(hidden, id) });
}

/** In the order in which a link names them. */
export const withHidden = (hidden: readonly string[], id: string): string[] =>
  panels.ids.filter((other) => other === id || hidden.includes(other));

/** Fetches the code of these; one that does not come says so where it is drawn. */
export const fetchAll = (contents: readonly (ComponentType | undefined)[]): Promise<unknown> =>
  Promise.allSettled(contents.flatMap((content) => (content && isPart(content) ? [content.load()] : [])));
