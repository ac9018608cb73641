import { gallery } from '../../gallery';
import type { LabStore } from '../../store/store';
import { keepList, keptList } from '../kit/kept-list';

const KEY = 'ticket-lab-pinned';
const isPin = (value: unknown): value is string =>
  typeof value === 'string' &&
  (/^history\/[\w-]{1,64}$/.test(value) || gallery.ids.some((id) => value === `gallery/${id}`));

/** What was pinned stays pinned: in this browser, where it allows that. */
export function keepPins(store: LabStore, actions: { setPinned(runs: readonly string[]): void }): void {
  actions.setPinned(keptList(KEY).filter(isPin));
  store.subscribe(({ pinned }, before) => {
    if (pinned !== before.pinned) keepList(KEY, pinned);
  });
}
