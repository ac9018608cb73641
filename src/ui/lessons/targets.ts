/** What a step can point at, and the tabs it lies behind where panels or parts of them are tabs. */
export interface Place {
  readonly selector: string;
  /** keys of tabs, the outer one first; those not on the page are passed over */
  readonly tabs: readonly string[];
}

const PLACES = {
  play: { selector: '.transport [data-lesson="play"]', tabs: [] },
  step: { selector: '.transport [data-lesson="step"]', tabs: [] },
  verdict: { selector: '.verdict', tabs: ['results'] },
  accuracy: { selector: '.chart-accuracy', tabs: ['results'] },
  speed: { selector: '.chart-speed', tabs: ['results'] },
  training: { selector: '.chart-training', tabs: ['results'] },
  film: { selector: '.chart-film', tabs: ['results'] },
  graph: { selector: '.chart-graph', tabs: ['inside', 'graph'] },
  boundary: { selector: '.chart-boundary', tabs: ['inside', 'graph'] },
  masks: { selector: '.masks-tab .chart-mask:first-child', tabs: ['inside', 'masks'] },
  density: { selector: '.chart-density', tabs: ['inside', 'masks'] },
  movement: { selector: '.chart-movement', tabs: ['inside', 'masks'] },
  weight: { selector: '.weights-tab', tabs: ['inside', 'weights'] },
  savings: { selector: '.savings-tab', tabs: ['inside', 'savings'] },
} as const satisfies Readonly<Record<string, Place>>;

/** A part of the page by name, or a setting of the form by its path. */
export type Target = keyof typeof PLACES | `setting:${string}`;

export const targetNames = Object.keys(PLACES);

export function placeOf(target: Target): Place {
  if (target in PLACES) return PLACES[target as keyof typeof PLACES];
  const path = target.slice('setting:'.length);
  return { selector: `.experiment-panel [data-path="${path}"]`, tabs: ['experiment'] };
}
