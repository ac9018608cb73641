/** Undo is the browser's Back: every change of settings is one step in its history. */

/** Where in its own history the page stands; `last` is the newest step that can be gone to. */
export interface Steps {
  readonly at: number;
  readonly last: number;
}

export interface StepHistory {
  /** writes the settings into the address, as a new step or in place of this one */
  show(hash: string, mode: 'push' | 'replace'): void;
  /** the browser has gone to another address: is it one of the page's own steps, or a link? */
  moved(state: unknown): boolean;
  /** −1 undoes, 1 redoes; the browser then says where it went */
  go(by: -1 | 1): void;
}

/** What the page's history needs of a browser. */
export interface Browser {
  readonly history: Pick<History, 'state' | 'pushState' | 'replaceState' | 'go'>;
  readonly location: Pick<Location, 'pathname' | 'search' | 'hash'>;
  /** kept over a reload of this tab; throws where storage is forbidden */
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly performance: Pick<Performance, 'now'>;
}

const KEY = 'ticket-lab-last-step';
/** Changes of the same setting within this time are one step, in ms: a held arrow key is one change. */
const ONE_CHANGE = 1_000;

export function createSteps(browser: Browser, changed: (steps: Steps) => void): StepHistory {
  const { history, location } = browser;
  let steps: Steps = { at: 0, last: 0 };
  let before = { settings: '', time: -Infinity };

  const keep = (at: number, last: number): void => {
    steps = { at, last };
    try {
      browser.sessionStorage.setItem(KEY, String(last));
    } catch {
      // after a reload there is nothing to redo
    }
    changed(steps);
  };
  const storedLast = (): number => {
    try {
      return Number(browser.sessionStorage.getItem(KEY) ?? 0) || 0;
    } catch {
      return 0;
    }
  };
  const arrive = (state: unknown, fresh: () => number): void => {
    const at = stepOf(state);
    if (at !== null) return keep(at, Math.max(at, steps.last));
    const next = fresh(); // a pasted link: a new step, nothing to redo
    isWritten(() => history.replaceState({ step: next }, ''));
    keep(next, next);
  };
  if (stepOf(history.state) !== null) steps = { at: 0, last: storedLast() };
  arrive(history.state, () => 0);

  return {
    show(hash, mode) {
      const address = location.pathname + location.search + (hash ? `#${hash}` : '');
      if (address === location.pathname + location.search + location.hash) return;
      const settings = changedSettings(location.hash, hash);
      const time = browser.performance.now();
      const goesOn = settings === before.settings && time - before.time < ONE_CHANGE;
      before = { settings, time };
      if (mode === 'replace' || (goesOn && steps.at > 0)) {
        isWritten(() => history.replaceState({ step: steps.at }, '', address));
        return;
      }
      const next = steps.at + 1;
      if (isWritten(() => history.pushState({ step: next }, '', address))) keep(next, next);
    },
    moved(state) {
      before = { settings: '', time: -Infinity };
      arrive(state, () => steps.at + 1);
      return stepOf(state) !== null;
    },
    go(by) {
      const target = steps.at + by;
      if (target >= 0 && target <= steps.last) history.go(by);
    },
  };
}

/** Browsers refuse an address in some frames, and everywhere when it has changed too often; the settings hold. */
export function isWritten(write: () => void): boolean {
  try {
    write();
    return true;
  } catch {
    return false;
  }
}

function stepOf(state: unknown): number | null {
  if (typeof state !== 'object' || state === null || !('step' in state)) return null;
  const { step } = state;
  return typeof step === 'number' && Number.isSafeInteger(step) && step >= 0 ? step : null;
}

/** Names of the settings in which two links differ. */
function changedSettings(from: string, to: string): string {
  const [old, next] = [from, to].map((hash) => new URLSearchParams(hash.replace(/^#/, '')));
  const names = [...new Set([...old.keys(), ...next.keys()])].filter((name) => name !== 'v');
  return names
    .filter((name) => old.get(name) !== next.get(name))
    .toSorted()
    .join(' ');
}
