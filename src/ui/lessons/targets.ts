/** What a step can point at, and what has to be shown for it to be seen. */
import type { PanelId } from '../../experiment/view-link';

export interface Place {
  readonly selector: string;
  /** what must not be hidden, and is the thing to show in a lecture */
  readonly panel?: PanelId;
  /** path of the setting it is */
  readonly setting?: string;
  /** keys of tabs, the outer one first; those not on the page are passed over */
  readonly tabs: readonly string[];
}

const PLACES = {
  play: { selector: '.transport [data-lesson="play"]', tabs: [] },
  step: { selector: '.transport [data-lesson="step"]', tabs: [] },
  verdict: { selector: '.verdict', panel: 'verdict', tabs: ['results'] },
  accuracy: { selector: '.chart-score', panel: 'accuracy', tabs: ['results'] },
  collapse: { selector: '.chart-collapse', panel: 'collapse', tabs: ['results'] },
  scores: { selector: '.chart-layer-scores', panel: 'scores', tabs: ['inside', 'scores'] },
  speed: { selector: '.chart-speed', panel: 'speed', tabs: ['results'] },
  training: { selector: '.chart-training', panel: 'training', tabs: ['results'] },
  pruning: { selector: '.chart-moment', panel: 'pruning', tabs: ['results'] },
  film: { selector: '.chart-film', panel: 'film', tabs: ['results'] },
  graph: { selector: '.chart-graph', panel: 'graph', tabs: ['inside', 'graph', 'trained'] },
  'strong-ticket': { selector: '.chart-subset', panel: 'strong-ticket', tabs: ['inside', 'graph', 'only-pruned'] },
  boundary: { selector: '.chart-boundary', panel: 'graph', tabs: ['inside', 'graph', 'trained'] },
  masks: {
    selector: '.masks-tab > .chart-mask, .lecture .chart-mask',
    panel: 'masks',
    tabs: ['inside', 'masks', 'layers'],
  },
  density: { selector: '.chart-density', panel: 'masks', tabs: ['inside', 'masks', 'layers'] },
  movement: { selector: '.chart-movement', panel: 'masks', tabs: ['inside', 'masks', 'layers'] },
  weight: { selector: '.weights-tab', panel: 'weights', tabs: ['inside', 'weights', 'one'] },
  gap: { selector: '.chart-gap', panel: 'gap', tabs: ['inside', 'gap'] },
  stages: { selector: '.chart-stages', panel: 'stages', tabs: ['inside', 'stages'] },
  filters: { selector: '.filters-tab', panel: 'filters', tabs: ['inside', 'filters'] },
  savings: { selector: '.savings-tab', panel: 'savings', tabs: ['inside', 'savings'] },
} as const satisfies Readonly<Record<string, Place>>;

/** A part of the page by name, or a setting of the form by its path. */
export type Target = keyof typeof PLACES | `setting:${string}`;

export const targetNames = Object.keys(PLACES);

export function placeOf(target: Target): Place {
  if (target in PLACES) return PLACES[target as keyof typeof PLACES];
  const path = target.slice('setting:'.length);
  // a lecture has no form, but says what is set, a line for each of its sections
  const [section] = path.split('.');
  return {
    selector: `[data-path="${path}"], .lecture-facts > [data-section="${section}"]`,
    setting: path,
    panel: 'experiment',
    tabs: ['experiment'],
  };
}
