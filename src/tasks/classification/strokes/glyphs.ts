/**
 * How people write the ten digits: the paths a pen takes, several ways for each digit.
 *
 * A stroke is one stretch with the pen down, a smooth curve through its points. Coordinates are in
 * the box of the digit: x 0 (left) … 1, y 0 (top) … 1. A third entry `CORNER` makes the pen turn
 * sharply at that point.
 */

type StrokePoint = readonly [x: number, y: number, corner?: typeof CORNER];
export type Stroke = readonly StrokePoint[];
/** One way of writing a digit. */
type Glyph = readonly Stroke[];

const CORNER = 'corner';

const zero: readonly Glyph[] = [
  // an oval, closed at the top
  [
    [
      [0.55, 0.02],
      [0.2, 0.17],
      [0.05, 0.55],
      [0.25, 0.93],
      [0.55, 0.98],
      [0.88, 0.76],
      [0.95, 0.4],
      [0.78, 0.08],
      [0.48, 0.03],
    ],
  ],
  // started at the right, the end crosses into the bowl
  [
    [
      [0.72, 0.08],
      [0.35, 0.03],
      [0.07, 0.38],
      [0.12, 0.8],
      [0.48, 1],
      [0.85, 0.75],
      [0.9, 0.3],
      [0.62, 0.06],
      [0.38, 0.16],
    ],
  ],
  // narrow and slanting
  [
    [
      [0.7, 0.02],
      [0.38, 0.2],
      [0.18, 0.65],
      [0.28, 0.96],
      [0.55, 0.9],
      [0.78, 0.45],
      [0.82, 0.1],
      [0.62, 0.03],
    ],
  ],
];

const one: readonly Glyph[] = [
  // a plain stroke
  [
    [
      [0.52, 0],
      [0.5, 0.5],
      [0.48, 1],
    ],
  ],
  // with a flag
  [
    [
      [0.26, 0.24],
      [0.56, 0, CORNER],
      [0.55, 0.5],
      [0.53, 1],
    ],
  ],
  // with flag and foot
  [
    [
      [0.26, 0.2],
      [0.52, 0.01, CORNER],
      [0.51, 0.98],
    ],
    [
      [0.2, 0.98],
      [0.84, 0.97],
    ],
  ],
];

const two: readonly Glyph[] = [
  // a sharp turn at the foot
  [
    [
      [0.1, 0.25],
      [0.4, 0.02],
      [0.8, 0.12],
      [0.82, 0.4],
      [0.5, 0.7],
      [0.06, 0.98, CORNER],
      [0.95, 0.95],
    ],
  ],
  // a loop at the foot
  [
    [
      [0.12, 0.2],
      [0.45, 0.01],
      [0.82, 0.16],
      [0.75, 0.45],
      [0.4, 0.82],
      [0.14, 0.97],
      [0.06, 0.84],
      [0.28, 0.77],
      [0.6, 0.92],
      [0.96, 0.9],
    ],
  ],
  // flat and quick, like a Z
  [
    [
      [0.08, 0.1],
      [0.5, 0.03],
      [0.86, 0.14],
      [0.6, 0.52],
      [0.1, 0.92, CORNER],
      [0.5, 0.88],
      [0.92, 0.98],
    ],
  ],
];

const three: readonly Glyph[] = [
  // two bows with a sharp waist
  [
    [
      [0.12, 0.15],
      [0.45, 0],
      [0.82, 0.17],
      [0.7, 0.4],
      [0.38, 0.48, CORNER],
      [0.78, 0.58],
      [0.9, 0.78],
      [0.6, 0.99],
      [0.08, 0.88],
    ],
  ],
  // a flat roof
  [
    [
      [0.1, 0.04],
      [0.85, 0.03, CORNER],
      [0.42, 0.4, CORNER],
      [0.8, 0.52],
      [0.9, 0.75],
      [0.55, 0.99],
      [0.08, 0.9],
    ],
  ],
  // a small loop at the waist
  [
    [
      [0.14, 0.1],
      [0.52, 0],
      [0.8, 0.2],
      [0.58, 0.43],
      [0.34, 0.5],
      [0.38, 0.4],
      [0.72, 0.52],
      [0.84, 0.78],
      [0.52, 0.98],
      [0.12, 0.93],
    ],
  ],
];

const four: readonly Glyph[] = [
  // open: an angle, then the long stroke
  [
    [
      [0.18, 0.04],
      [0.1, 0.56, CORNER],
      [0.92, 0.54],
    ],
    [
      [0.74, 0.06],
      [0.7, 1],
    ],
  ],
  // open and round
  [
    [
      [0.2, 0.02],
      [0.09, 0.36],
      [0.26, 0.56],
      [0.8, 0.46],
    ],
    [
      [0.86, 0.02],
      [0.8, 0.5],
      [0.74, 1],
    ],
  ],
  // closed: a triangle with a long stem
  [
    [
      [0.95, 0.68],
      [0.05, 0.66, CORNER],
      [0.68, 0, CORNER],
      [0.66, 1],
    ],
  ],
];

const five: readonly Glyph[] = [
  // in one go
  [
    [
      [0.9, 0.03],
      [0.27, 0.04, CORNER],
      [0.2, 0.45, CORNER],
      [0.56, 0.37],
      [0.9, 0.62],
      [0.7, 0.93],
      [0.35, 0.99],
      [0.06, 0.87],
    ],
  ],
  // the roof last
  [
    [
      [0.26, 0.05],
      [0.2, 0.42, CORNER],
      [0.6, 0.42],
      [0.86, 0.68],
      [0.6, 0.97],
      [0.08, 0.95],
    ],
    [
      [0.26, 0.06],
      [0.95, 0.02],
    ],
  ],
  // round like an S
  [
    [
      [0.88, 0.07],
      [0.5, 0.03],
      [0.2, 0.2],
      [0.34, 0.42],
      [0.74, 0.55],
      [0.85, 0.8],
      [0.5, 0.99],
      [0.1, 0.9],
    ],
  ],
];

const six: readonly Glyph[] = [
  [
    [
      [0.75, 0],
      [0.35, 0.22],
      [0.1, 0.6],
      [0.25, 0.95],
      [0.6, 0.98],
      [0.85, 0.75],
      [0.6, 0.52],
      [0.26, 0.62],
      [0.12, 0.76],
    ],
  ],
  // upright
  [
    [
      [0.34, 0],
      [0.13, 0.45],
      [0.13, 0.8],
      [0.45, 1],
      [0.84, 0.8],
      [0.7, 0.55],
      [0.32, 0.56],
      [0.15, 0.7],
    ],
  ],
  // a small bowl, closed inside
  [
    [
      [0.62, 0],
      [0.22, 0.36],
      [0.09, 0.72],
      [0.4, 1],
      [0.76, 0.82],
      [0.56, 0.58],
      [0.22, 0.8],
    ],
  ],
];

const seven: readonly Glyph[] = [
  [
    [
      [0.05, 0.06],
      [0.92, 0.05, CORNER],
      [0.62, 0.5],
      [0.42, 1],
    ],
  ],
  // crossed
  [
    [
      [0.06, 0.08],
      [0.9, 0.04, CORNER],
      [0.42, 1],
    ],
    [
      [0.25, 0.52],
      [0.82, 0.48],
    ],
  ],
  // with a serif
  [
    [
      [0.08, 0.24],
      [0.1, 0.05, CORNER],
      [0.92, 0.06, CORNER],
      [0.56, 0.5],
      [0.44, 1],
    ],
  ],
  // a wave for a roof
  [
    [
      [0.04, 0.16],
      [0.3, 0.03],
      [0.6, 0.1],
      [0.92, 0.04, CORNER],
      [0.66, 0.5],
      [0.52, 1],
    ],
  ],
];

const eight: readonly Glyph[] = [
  // one line, begun at the upper right
  [
    [
      [0.8, 0.14],
      [0.46, 0],
      [0.16, 0.2],
      [0.46, 0.46],
      [0.84, 0.74],
      [0.5, 1],
      [0.12, 0.77],
      [0.5, 0.48],
      [0.84, 0.24],
      [0.74, 0.06],
    ],
  ],
  // two circles
  [
    [
      [0.52, 0.46],
      [0.2, 0.26],
      [0.48, 0.02],
      [0.8, 0.22],
      [0.5, 0.47],
    ],
    [
      [0.5, 0.48],
      [0.1, 0.74],
      [0.48, 1],
      [0.9, 0.76],
      [0.52, 0.47],
    ],
  ],
  // begun at the waist, narrow
  [
    [
      [0.48, 0.46],
      [0.74, 0.2],
      [0.5, 0],
      [0.26, 0.2],
      [0.54, 0.5],
      [0.76, 0.8],
      [0.5, 1],
      [0.24, 0.8],
      [0.46, 0.5],
    ],
  ],
];

const nine: readonly Glyph[] = [
  // a straight leg
  [
    [
      [0.84, 0.16],
      [0.5, 0.01],
      [0.13, 0.24],
      [0.36, 0.5],
      [0.78, 0.32],
      [0.86, 0.1, CORNER],
      [0.8, 0.55],
      [0.74, 1],
    ],
  ],
  // a tail curved to the left
  [
    [
      [0.82, 0.18],
      [0.48, 0.01],
      [0.14, 0.22],
      [0.42, 0.46],
      [0.82, 0.2, CORNER],
      [0.88, 0.6],
      [0.62, 0.97],
      [0.18, 0.92],
    ],
  ],
  // a small loop and a slanting leg, in one swing
  [
    [
      [0.8, 0.08],
      [0.42, 0.06],
      [0.2, 0.34],
      [0.48, 0.46],
      [0.8, 0.2],
      [0.78, 0.12],
      [0.66, 0.55],
      [0.42, 1],
    ],
  ],
];

/** The ways of writing each digit; the index is the digit. */
export const glyphs: readonly (readonly Glyph[])[] = [zero, one, two, three, four, five, six, seven, eight, nine];
