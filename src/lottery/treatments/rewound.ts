import type { Treatment } from '.';

/** Survivors go back to θ₀: m ⊙ θ₀ is the ticket (Frankle & Carbin 2019, §2). */
const rewound: Treatment = {
  id: 'rewound',
  order: 1,
  survivors: ({ theta0 }) => theta0,
  schedule: 'replayed',
};

export default rewound;
