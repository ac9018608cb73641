/** How a run looks among others: colour and dash by its place, as arms have theirs. */
import type { ArmStyle } from './arms';

const STYLES: readonly ArmStyle[] = [
  ['--arm-ticket', undefined],
  ['--arm-reinitialized', '8 4'],
  ['--arm-random-mask', '0.1 5'],
  ['--arm-fine-tuned', '10 4 0.1 4'],
  ['--arm-full', '3 4'],
  ['--class-3', '14 5'],
  ['--class-0', '10 4 0.1 4 0.1 4'],
  ['--class-5', '5 3 12 3'],
].map(([name, dash]) => ({
  colour: `var(${name})`,
  // dark enough to be read, light enough where the paper is dark
  text: `color-mix(in srgb, var(${name}) 72%, var(--chart-ink))`,
  dash,
  width: 2.4,
}));

/** @param place from 0; after eight they begin again */
export const runStyle = (place: number): ArmStyle => STYLES[place % STYLES.length];

/** As many runs can be told apart. */
export const MOST_RUNS = STYLES.length;
