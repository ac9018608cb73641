import { beforeEach, describe, expect, it } from 'vitest';
import { createSteps, type Browser, type StepHistory, type Steps } from './steps';

/** A browser's history, without the browser. */
function fakeBrowser() {
  const entries: { state: unknown; hash: string }[] = [{ state: null, hash: '' }];
  const stored = new Map<string, string>();
  let at = 0;
  const hashOf = (url: string): string => (url.includes('#') ? url.slice(url.indexOf('#')) : '');
  const browser = {
    now: 0,
    stored,
    entries,
    /** Back and Forward */
    move(by: number): unknown {
      at += by;
      return entries[at].state;
    },
    type(hash: string): null {
      entries.splice(at + 1, Infinity, { state: null, hash });
      at += 1;
      return null;
    },
    history: {
      get state(): unknown {
        return entries[at].state;
      },
      pushState(state: unknown, _: string, url: string) {
        entries.splice(at + 1, Infinity, { state, hash: hashOf(url) });
        at += 1;
      },
      replaceState(state: unknown, _: string, url?: string) {
        entries[at] = { state, hash: url === undefined ? entries[at].hash : hashOf(url) };
      },
      go(by: number) {
        at += by;
      },
    },
    location: {
      pathname: '/lab/',
      search: '',
      get hash(): string {
        return entries[at].hash;
      },
    },
    sessionStorage: {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => void stored.set(key, value),
    },
    performance: { now: () => browser.now },
  };
  return browser satisfies Browser;
}

let browser: ReturnType<typeof fakeBrowser>;
let seen: Steps;
let steps: StepHistory;
const start = (): StepHistory => createSteps(browser, (next) => (seen = next));
const change = (hash: string): void => {
  browser.now += 5_000;
  steps.show(hash, 'push');
};
beforeEach(() => {
  browser = fakeBrowser();
  steps = start();
});

describe('steps of the settings', () => {
  it('count up with every change, back and forward with Back and Forward', () => {
    expect(seen).toEqual({ at: 0, last: 0 });
    change('v=1&a=1');
    change('v=1&a=2');
    expect(seen).toEqual({ at: 2, last: 2 });
    steps.go(-1);
    expect(steps.moved(browser.history.state)).toBe(true);
    expect(seen).toEqual({ at: 1, last: 2 });
    expect(browser.location.hash).toBe('#v=1&a=1');
    steps.go(1);
    steps.moved(browser.history.state);
    expect(seen).toEqual({ at: 2, last: 2 });
  });

  it('a change after an undo leaves nothing to redo', () => {
    change('v=1&a=1');
    change('v=1&a=2');
    steps.moved(browser.move(-1));
    change('v=1&b=7');
    expect(seen).toEqual({ at: 2, last: 2 });
    expect(browser.entries).toHaveLength(3);
  });

  it('never leave the page: there is nothing before the first and after the last', () => {
    steps.go(-1);
    steps.go(1);
    expect(browser.location.hash).toBe('');
  });

  it('take a held arrow key for one change, but another setting for another', () => {
    change('v=1&a=1');
    browser.now += 40;
    steps.show('v=1&a=2', 'push');
    browser.now += 40;
    steps.show('v=1&a=3', 'push');
    expect(seen).toEqual({ at: 1, last: 1 });
    expect(browser.location.hash).toBe('#v=1&a=3');
    browser.now += 40;
    steps.show('v=1&a=3&b=1', 'push');
    expect(seen).toEqual({ at: 2, last: 2 });
  });

  it('outlive a reload, and a link pasted into the address is a step of its own', () => {
    change('v=1&a=1');
    change('v=1&a=2');
    steps.moved(browser.move(-1));
    steps = start(); // reload
    expect(seen).toEqual({ at: 1, last: 2 });
    expect(steps.moved(browser.type('#v=1&a=9'))).toBe(false);
    expect(seen).toEqual({ at: 2, last: 2 });
    steps.moved(browser.move(-1));
    expect(seen).toEqual({ at: 1, last: 2 });
  });

  it('are none where the browser refuses to change the address', () => {
    browser.history.pushState = browser.history.replaceState = () => {
      throw new DOMException('too often', 'SecurityError');
    };
    steps = start();
    change('v=1&a=1');
    steps.show('v=1&a=1&round=2', 'replace');
    expect(seen).toEqual({ at: 0, last: 0 });
  });

  it('do without storage', () => {
    browser.sessionStorage.setItem = () => {
      throw new Error('forbidden');
    };
    steps = start();
    change('v=1&a=1');
    expect(seen).toEqual({ at: 1, last: 1 });
  });
});
