import type { FigureParts } from './figure-context';

/** A figure of one curve over rounds with its band, and nothing else to explain. For tests only. */
export const curveParts: FigureParts = {
  titles: ['Test accuracy'],
  ofRound: false,
  isMarked: false,
  hasBracket: false,
  hasBands: true,
  hasZones: false,
  hasStops: false,
  beyond: [],
  hasArrowheads: false,
};
