/** Which panels there are: on the page, and one after the other in a lecture. */
import { PANELS, type PanelId } from '../../experiment/view-link';
import type { Network } from '../../models/network';
import { useActions, useLab } from './lab';

/** The tabs of the network's inside. */
export const INSIDE: readonly PanelId[] = ['graph', 'masks', 'weights', 'try', 'savings', 'gap'];
/** Panels that the page has beside or below each other. */
const ON_PAGE: readonly PanelId[] = ['experiment', 'verdict', 'accuracy', 'speed', 'training', 'film', ...INSIDE];
/** One weight's life is chosen with controls that no room can read: shown where a lesson or link asks for it. */
const NOT_IN_LECTURE: readonly PanelId[] = ['weights'];

export const isPlane = ({ inputShape }: Network): boolean => inputShape.length === 1 && inputShape[0] === 2;

/** Graph and decision boundary exist for points in the plane only. */
const fits = (network: Network) => (id: PanelId) => id !== 'graph' || isPlane(network);

export const pagePanels = (network: Network): PanelId[] => ON_PAGE.filter(fits(network));

/** The things of a lecture, in order, hidden ones included. */
export const lecturePanels = (network: Network, asked: PanelId | null = null): PanelId[] =>
  PANELS.filter((id) => id === asked || !NOT_IN_LECTURE.includes(id)).filter(fits(network));

/** Is a panel shown, as far as a person chose? What is no panel of a link always is. */
export function useIsShown(): (id: string) => boolean {
  const hidden: readonly string[] = useLab((state) => state.view.hidden);
  return (id) => !hidden.includes(id);
}

/** Shows or hides a panel. */
export function useToggle(): (id: PanelId, shown: boolean) => void {
  const hidden = useLab((state) => state.view.hidden);
  const { setView } = useActions();
  return (id, shown) => setView({ hidden: shown ? hidden.filter((other) => other !== id) : [...hidden, id] });
}
