import type { Restore } from '.';

/** Survivors go back to θ₀: m ⊙ θ₀ is the ticket (Frankle & Carbin 2019, §2). */
const rewound: Restore = {
  id: 'rewound',
  order: 1,
  version: 1,
  needs: ['theta0'],
  survivors: ({ theta0 }) => theta0,
};

export default rewound;
