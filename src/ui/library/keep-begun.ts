import type { LabStore } from '../../store/store';
import { keepList, keptList } from '../kit/kept-list';

const KEY = 'ticket-lab-begun';
/** More links than anybody goes back to. */
const MOST = 200;

const links = (): string[] => keptList(KEY).filter((link) => typeof link === 'string');

/** What was started here is known after a reload: stored runs alone may be those of another experiment. */
export function keepBegun(store: LabStore, actions: { setBegun(links: readonly string[]): void }): void {
  actions.setBegun(links());
  store.subscribe(({ begun }, { begun: before }) => {
    if (begun === before) return;
    // other tabs begin experiments, too
    const others = links().filter((link) => !before.includes(link) && !begun.includes(link));
    keepList(KEY, [...others, ...begun].slice(-MOST));
  });
}
