import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { expect, it } from 'vitest';
import english from '../ui/texts/en/start.json';

const script = readFileSync(new URL('./watch.js', import.meta.url), 'utf8');

/** What the script needs of an element. */
class Part {
  readonly children: Part[] = [];
  parentNode: Part | null = null;
  textContent = '';
  readonly attributes = new Map<string, string>();
  constructor(
    readonly tagName: string,
    readonly fields: object = {},
  ) {
    Object.assign(this, fields);
  }
  appendChild(child: Part): void {
    child.parentNode = this;
    this.children.push(child);
  }
  replaceChild(fresh: Part, old: Part): void {
    fresh.parentNode = this;
    this.children[this.children.indexOf(old)] = fresh;
  }
  cloneNode(): Part {
    return new Part(this.tagName, this.fields);
  }
  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value);
  }
  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null;
  }
  addEventListener(): void {
    // nobody presses
  }
  text(): string {
    return this.textContent + this.children.map((child) => child.text()).join(' ');
  }
}

/** A page whose head is being parsed, until it is read. */
function page() {
  const [head, body, skeleton] = ['HEAD', 'BODY', 'DIV'].map((tag) => new Part(tag));
  const listeners = new Map<string, (event: object) => void>();
  const listen = (name: string, run: (event: object) => void): void => void listeners.set(name, run);
  const document = {
    readyState: 'loading',
    body,
    querySelector: () => (document.readyState === 'loading' ? null : skeleton),
    getElementById: () => null,
    createElement: (tag: string) => new Part(tag, { noModule: false }),
    addEventListener: listen,
    removeEventListener: () => undefined,
  };
  const window = { addEventListener: listen, origin: 'https://lab.example' };
  runInContext(
    script,
    createContext({
      TEXTS: { en: english.start },
      window,
      document,
      location: { protocol: 'https:' },
      navigator: { language: 'en' },
      localStorage: { getItem: () => null },
      setTimeout: () => 0,
    }),
  );
  return {
    head,
    body,
    skeleton,
    error: (event: object) => listeners.get('error')?.(event),
    read() {
      document.readyState = 'interactive';
      listeners.get('readystatechange')?.({});
    },
  };
}

const scriptOf = (type: string, src: string) => ({ target: new Part('SCRIPT', { type, src }) });

it("says that the page could not start when its own script is missing, and of nobody else's", () => {
  const { error, read, skeleton } = page();
  read();
  error(scriptOf('', 'https://lab.example/theme.js'));
  error(scriptOf('text/javascript', 'https://extension.example/inject.js'));
  expect(skeleton.text()).toBe('');
  error(scriptOf('module', 'https://lab.example/assets/page-1a.js?x'));
  expect(skeleton.text()).toContain('page-1a.js');
});

it('asks once more for a style sheet that failed while the page was being parsed', () => {
  const { error, read, head, body } = page();
  const link = new Part('LINK', { rel: 'stylesheet', href: 'https://lab.example/assets/page.css' });
  head.appendChild(link);
  error({ target: link });
  read();
  const [again] = head.children;
  expect(again).not.toBe(link);
  expect(body.text()).toBe('');
  error({ target: again });
  expect(body.text()).toContain(english.start.bare.title);
});

it("quotes an error's words as they are", () => {
  const { error, read, skeleton } = page();
  read();
  error({ message: "Error: $& and $' and $$" });
  expect(skeleton.text()).toContain("Error: $& and $' and $$");
});
