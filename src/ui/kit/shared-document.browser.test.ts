/** React beside others in one document: a translator in three ways, wrappers, removals. */
import { createElement as h, Fragment, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { shareDocument } from './shared-document';

beforeAll(shareDocument);

let root: Root | null = null;
afterEach(() => {
  root?.unmount();
  document.body.replaceChildren();
});

const open = (): { place: HTMLElement; show(content: ReactNode): void } => {
  const place = document.body.appendChild(document.createElement('div'));
  const created = createRoot(place);
  root = created;
  return { place, show: (content) => flushSync(() => created.render(content)) };
};

function textsIn(place: Node): Text[] {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) if (walker.currentNode instanceof Text) texts.push(walker.currentNode);
  return texts;
}

const font = (text: string): HTMLElement => {
  const [outer, inner] = [document.createElement('font'), document.createElement('font')];
  inner.textContent = text;
  outer.append(inner);
  return outer;
};

/** Others, by what they do to every text of a place; each leaves digits as they are. */
const TRANSLATORS: Readonly<Record<string, (texts: readonly Text[]) => void>> = {
  'puts <font> in the place of each text': (texts) => texts.forEach((text) => text.replaceWith(font(text.data))),
  'puts <font> before each text, then takes the text out': (texts) =>
    texts.forEach((text) => {
      text.before(font(text.data));
      text.remove();
    }),
  'takes each text out, then puts another in': (texts) =>
    texts.forEach((text) => {
      const [parent, next] = [text.parentNode, text.nextSibling];
      text.remove();
      const other = document.createTextNode(text.data);
      if (next) (next as ChildNode).before(other);
      else parent?.appendChild(other);
    }),
  'puts one <font> in the place of all neighbouring texts': (texts) => {
    const before = texts.filter(({ previousSibling }) => !(previousSibling instanceof Text));
    for (const first of before) {
      const row = [first];
      for (let next = first.nextSibling; next instanceof Text; next = next.nextSibling) row.push(next);
      first.before(font(row.map(({ data }) => data).join('')));
      row.toReversed().forEach((text) => text.remove());
    }
  },
  'puts two <font> in the place of each text': (texts) =>
    texts.forEach((text) => text.replaceWith(font(text.data.slice(0, 1)), font(text.data.slice(1)))),
  'translates its own <font> once more': (texts) => {
    for (const old of document.querySelectorAll('div > section font:not(font font)'))
      old.replaceWith(font(old.textContent));
    texts.filter(({ isConnected }) => isConnected).forEach((text) => text.replaceWith(font(text.data)));
  },
  'moves each text into a wrapper': (texts) =>
    texts.forEach((text) => {
      const wrapper = document.createElement('span');
      text.replaceWith(wrapper);
      wrapper.append(text);
    }),
};

/** Texts beside texts, elements that come and go and change their order. */
const content = (seed: number): ReactNode => {
  const random = chance(seed);
  const items = Array.from({ length: 6 }, (_, at) => at)
    .filter(() => random() < 0.7)
    .toSorted(() => random() - 0.5);
  return h(
    'section',
    null,
    random() < 0.5 ? `step ${seed}` : null,
    ' of ',
    seed * 7,
    random() < 0.5 && h('b', null, seed),
    ' left',
    items.map((at) =>
      random() < 0.4
        ? h(Fragment, { key: at }, `text ${at}.${seed}`)
        : h(
            'p',
            { key: at },
            'item ',
            at,
            random() < 0.5 && h('i', null, ` (${seed})`),
            random() < 0.5 ? ` at ${seed}` : null,
          ),
    ),
    random() < 0.5 ? 'end' : null,
  );
};

/** A small generator with a seed: the same trees every time. */
function chance(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

const plain = (seed: number): string => {
  const { place, show } = open();
  show(content(seed));
  const text = place.textContent;
  root?.unmount();
  place.remove();
  return text;
};

describe('React in a document that others change', () => {
  for (const [what, translate] of Object.entries(TRANSLATORS)) {
    it(`shows what it draws where one ${what}`, async () => {
      const expected = Array.from({ length: 120 }, (_, seed) => plain(seed));
      const { place, show } = open();
      for (const [seed, text] of expected.entries()) {
        show(content(seed));
        expect(place.textContent, `drawing ${seed}`).toBe(text);
        await Promise.resolve(); // a translator has a task of its own
        translate(textsIn(place));
        if (seed % 3 > 0) await Promise.resolve(); // now and then React draws in the same one
      }
      show(null);
      expect(place.textContent).toBe('');
    });
  }

  it('goes on where elements and texts are wrapped, removed and added at random', async () => {
    const random = chance(1);
    const { place, show } = open();
    for (let seed = 0; seed < 300; seed += 1) {
      show(content(seed));
      const nodes = [...place.querySelectorAll('*'), ...textsIn(place)];
      for (const node of nodes.filter(() => random() < 0.3)) {
        const other = document.createElement('mark');
        if (random() < 0.3) node.remove();
        else if (random() < 0.5) node.after(other);
        else {
          node.replaceWith(other);
          other.append(node);
        }
      }
      if (random() < 0.5) await Promise.resolve();
    }
    show(h('p', { key: 'new' }, 'anew ', 1));
    expect(place.querySelector('p')?.textContent).toBe('anew 1');
  });

  it('draws beside the place of an element that others have removed', () => {
    const { place, show } = open();
    const list = (...ids: readonly string[]) => ids.map((id) => h('b', { key: id }, id));
    show(list('a', 'c', 'd'));
    place.children[1].remove();
    show(list('a', 'b', 'c', 'd'));
    expect(place.textContent).toBe('abd');
  });

  it('leaves a text alone that others have taken out for good', async () => {
    const { place, show } = open();
    show(h('p', null, 'a ', 1));
    textsIn(place)[1].remove();
    await Promise.resolve();
    show(h('p', null, 'a ', 2));
    expect(place.textContent).toBe('a ');
    show(null);
  });
});
