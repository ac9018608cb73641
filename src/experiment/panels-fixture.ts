/** Panels of the page, as links name them. */
export const PANELS = [
  'experiment',
  'predict',
  'accuracy',
  'speed',
  'training',
  'gap',
  'film',
  'pruning',
  'graph',
  'masks',
  'weights',
  'try',
  'savings',
  'verdict',
  'share',
] as const;
