import { registry, type Entry } from '../registry';
import { experimentOf, type PartialExperiment } from '../experiment/preset';
import type { Experiment } from '../experiment/schema';
import type { Facts, Landmark } from './facts';

/** Entries that belong together, in the order of the screen; catalogue keys "gallery.groups.<group>". */
export const GROUPS = [
  'papers-net',
  'schedules',
  'optimizers',
  'initializers',
  'widths',
  'points',
  'limits',
  'depth',
  'acting',
  'deconstructed',
] as const;
export type Group = (typeof GROUPS)[number];

/** A recorded experiment: one file in gallery/entries/, found here. Titles are in the catalogue. */
export interface GalleryEntry extends Entry {
  readonly group: Group;
  /** entries of other groups that this group is compared with */
  readonly against?: readonly string[];
  /** only the settings that are not default */
  readonly settings: PartialExperiment;
  /** name of the recording in public/recordings/, without .json */
  readonly recording: string;
  /** its trained weights are stored with it: it can be looked into without training */
  readonly hasWeights?: boolean;
  /** the round its title speaks of, shown when it is opened: a landmark, or its number; none: the one that the page chooses */
  readonly about?: Landmark | number;
  /** does the recording say what the title says? */
  claims(facts: Facts): boolean;
}

export const gallery = registry<GalleryEntry>(
  'gallery entry',
  import.meta.glob<GalleryEntry>('./entries/*.ts', { eager: true, import: 'default' }),
);

/** The entry of the default experiment: the page's first frame. */
export const DEFAULT_ENTRY = 'lenet-strokes';

export const experimentOfEntry = (entry: GalleryEntry): Experiment => experimentOf(entry);

/** Address of an entry's recording, relative to the page. */
export const recordingPath = ({ recording }: GalleryEntry): string => `./recordings/${recording}.json`;
