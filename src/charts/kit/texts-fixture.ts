/** Where a drawn chart has its texts, for tests: boxes by the widths that letters have on a page. */
import type { Box } from './place-labels';

/** Widths of Arial, em; what is not here is as wide as a digit. */
const BY_LETTERS: readonly (readonly [letters: string, width: number])[] = [
  ["ijl'", 0.222],
  ['.,:;It/f! |()\u00a0\u2009·', 0.278],
  ['r-', 0.333],
  ['ckszxyvJ', 0.5],
  ['FTZ', 0.611],
  ['ABEKPSVXY', 0.667],
  ['CDHNRUw', 0.722],
  ['GOQ', 0.778],
  ['mM', 0.833],
  ['W', 0.944],
  ['%', 0.889],
  ['\u202f', 0.2],
  ['+−=≥≤×', 0.584],
];
const WIDTHS: Readonly<Record<string, number>> = Object.fromEntries(
  BY_LETTERS.flatMap(([letters, width]) => [...letters].map((letter) => [letter, width])),
);

const BOLD = 1.06;
/** Of one line, em. */
const HEIGHT = 0.86;

export interface DrawnText extends Box {
  readonly text: string;
  readonly className: string;
}

const ANCHORS = [
  ['chart-label-left', 0],
  ['chart-zone-label', 0],
  ['chart-label-right', 1],
  ['chart-tick-y', 1],
  ['chart-axis-title', 1],
] as const;

const numberIn = (attributes: string, name: string): number =>
  Number(new RegExp(`(?:^|\\s)${name}="(-?[\\d.e-]+)"`).exec(attributes)?.[1] ?? 0);

const moved = (attributes: string): readonly [x: number, y: number] => {
  const by = /transform="translate\((-?[\d.e-]+),(-?[\d.e-]+)\)/.exec(attributes);
  return by ? [Number(by[1]), Number(by[2])] : [0, 0];
};

const plain = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** @param html what React's static renderer wrote @param em px of its text */
export function textsOf(html: string, em: number): DrawnText[] {
  const texts: DrawnText[] = [];
  const places: (readonly [x: number, y: number])[] = [];
  for (const [, close, tag, attributes, text] of html.matchAll(/<(\/?)(g|text)((?:\s[^<>]*)?)>([^<]*)/g)) {
    if (tag === 'g') {
      if (close) places.pop();
      else places.push(moved(attributes));
      continue;
    }
    if (close || text === '') continue;
    const [x, y] = [...places, moved(attributes), [numberIn(attributes, 'x'), numberIn(attributes, 'y')]].reduce(
      ([a, b], [c, d]) => [a + c, b + d],
      [0, 0],
    );
    const className = /class="([^"]*)"/.exec(attributes)?.[1].trim() ?? '';
    const bold = /chart-(label( |$)|tick-on|below)/.test(className) ? BOLD : 1;
    const width = [...plain(text)].reduce((sum, letter) => sum + (WIDTHS[letter] ?? 0.556), 0) * em * bold;
    const left = x - width * (ANCHORS.find(([name]) => className.split(' ').includes(name))?.[1] ?? 0.5);
    texts.push({
      text: plain(text),
      className,
      left,
      right: left + width,
      top: y - (em * HEIGHT) / 2,
      bottom: y + (em * HEIGHT) / 2,
    });
  }
  return texts;
}
