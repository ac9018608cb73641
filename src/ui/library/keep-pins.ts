import { gallery } from '../../gallery';
import type { LabStore } from '../../store/store';

const KEY = 'ticket-lab-pinned';
const isPin = (value: unknown): value is string =>
  typeof value === 'string' &&
  (/^history\/[\w-]{1,64}$/.test(value) || gallery.ids.some((id) => value === `gallery/${id}`));

/** What was pinned stays pinned: in this browser, where it allows that. */
export function keepPins(store: LabStore, actions: { setPinned(runs: readonly string[]): void }): void {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    if (Array.isArray(stored)) actions.setPinned(stored.filter(isPin));
  } catch {
    // storage forbidden, or not ours: nothing is pinned
  }
  store.subscribe(({ pinned }, before) => {
    if (pinned === before.pinned) return;
    try {
      localStorage.setItem(KEY, JSON.stringify(pinned));
    } catch {
      // pinned for this visit
    }
  });
}
