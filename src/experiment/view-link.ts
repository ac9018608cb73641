/**
 * How the page is shown, behind the experiment in the address:
 * `#v=1&data.set=moons&lecture=accuracy&hide=speed,film&lesson=pruning/why`, only what is not default.
 * Its keys have no dot, so they never meet a setting's.
 */
import { clip, LONGEST_LINK, passedOver, type LinkNote } from './link-note';
import { SPEEDS, type Speed } from '../lottery/speed';
import { MOST_DRAWN, MOST_UNITS } from '../lottery/subset-draws';
import { entriesOf } from './travelled';

export const THEMES = ['auto', 'light', 'dark', 'projector', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

/** What can be shown or hidden: which panels there are, the page says, in the order of a lecture. */
export type PanelId = string;

/** Where in which lesson, by their ids: the step may be empty, for where the reader left off. */
export interface LessonPlace {
  readonly id: string;
  readonly step: string;
}

/** What the chart of scores shows where networks are not trained: the surroundings of the full network, or all down to chance. */
export const SCALES = ['near', 'whole'] as const;
export type Scale = (typeof SCALES)[number];

/** Which scores before training are added up by layer: of the whole network, or of what the last pass ranked. */
export const PASSES = ['first', 'last'] as const;
export type Pass = (typeof PASSES)[number];

/** What the colours of the loss plane tell. */
export const HEIGHTS = ['loss', 'error'] as const;
export type Height = (typeof HEIGHTS)[number];

/** A network of points as a graph: as it is trained, or rebuilt by pruning a random one. */
export const GRAPHS = ['trained', 'only-pruned'] as const;
export type Graph = (typeof GRAPHS)[number];

/** How many random numbers, from 1; and which ones, from 0. */
export interface Drawn {
  readonly n: number;
  readonly draw: number;
}

/** What is chosen in the heads of charts. */
export interface ChosenInCharts {
  /** what tells learning speed */
  readonly speed: Speed;
  readonly scale: Scale;
  readonly pass: Pass;
  /** the networks whose paths are shown, by name and round: "ticket/3"; null: the first that there are */
  readonly path: string | null;
  /** the name of the chain that is seen being pruned; null: the first */
  readonly pruned: string | null;
  /** the step at which the copies part that the loss plane goes through, or "ticket"; null: the first that there is */
  readonly plane: string | null;
  readonly height: Height;
  readonly graph: Graph;
  /** percent of the channels that masks are drawn without; null: as many as the experiment's own */
  readonly gone: number | null;
  /** of the one weight, and of each weight of the network, that are a sum of random numbers */
  readonly sum: Drawn;
  readonly rebuilt: Drawn;
}

/** Of the story that begins with the first visit, in order. */
export const BEATS = ['train', 'prune', 'win'] as const;
export type Beat = (typeof BEATS)[number];

export interface LinkedView extends ChosenInCharts {
  readonly lecture: boolean;
  /** the one thing that a lecture shows; null: the first that is not hidden */
  readonly slide: PanelId | null;
  /** in the order of the panels */
  readonly hidden: readonly PanelId[];
  readonly lesson: LessonPlace | null;
  /** the beat of the story above the page */
  readonly story: Beat | null;
  readonly embed: boolean;
  /** the round selected by hand */
  readonly round: number | null;
  /** null: whatever the reader prefers */
  readonly theme: Exclude<Theme, 'auto'> | null;
}

export const defaultView: LinkedView = {
  lecture: false,
  slide: null,
  hidden: [],
  lesson: null,
  story: null,
  embed: false,
  round: null,
  speed: SPEEDS[0],
  scale: 'whole',
  pass: 'first',
  path: null,
  pruned: null,
  plane: null,
  height: 'loss',
  graph: 'trained',
  gone: null,
  sum: { n: 10, draw: 0 },
  rebuilt: { n: 12, draw: 0 },
  theme: null,
};

/** 5, 10 … 95 */
const GONE = /^(5|[1-9][05])$/;

/** Most draws of a link: whoever draws more often goes on from there. */
const MOST_DRAWS = 999;

const NAMES_OF_SPEEDS = { matchStep: 'match', stopStep: 'early-stop' } as const satisfies Record<Speed, string>;

/** Round numbers go no further in any experiment. */
const MOST_ROUNDS = 30;
/** As files name arms. */
const ARM = /^[a-z0-9][a-z0-9-]{0,60}(?:\*[a-z0-9-]{1,60})?$/;
const PLANE = /^(?:ticket|0|[1-9]\d{0,5})$/;
const DRAWN = /^([1-9]\d?)\/(0|[1-9]\d{0,2})$/;
const ARM_AT = /^[a-z0-9][a-z0-9-]{0,60}(?:\*[a-z0-9-]{1,60})?\/\d{1,2}$/;
const LESSON = /^([a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?)(?:\/([a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?)?)?$/;

interface ViewKey {
  /** as in a link */
  allowed(panels: readonly PanelId[]): string;
  /** null: nothing to say, it is the default */
  write(view: LinkedView): string | null;
  /** null: not allowed */
  read(text: string, panels: readonly PanelId[]): Partial<LinkedView> | null;
  /** what can be saved of a text that is not allowed */
  nearest?(text: string, panels: readonly PanelId[]): Partial<LinkedView>;
}

/** Those that a text names, in their order. */
const named = (text: string, panels: readonly PanelId[]): PanelId[] => {
  const names = text.split(',');
  return panels.filter((id) => names.includes(id));
};

/** How many of how many, and which: "12/3". */
const drawn = (key: 'sum' | 'rebuilt', most: number): ViewKey => ({
  allowed: () => `n/draw: 1 … ${most} / 0 … ${MOST_DRAWS}`,
  write({ [key]: { n, draw } }) {
    const usual = defaultView[key];
    return n === usual.n && draw === usual.draw ? null : `${n}/${draw % (MOST_DRAWS + 1)}`;
  },
  read(text) {
    const [, n, draw] = DRAWN.exec(text) ?? [];
    return n === undefined || Number(n) > most ? null : { [key]: { n: Number(n), draw: Number(draw) } };
  },
});

const themes = THEMES.filter((theme) => theme !== 'auto');

const KEYS: Readonly<Record<string, ViewKey>> = {
  lecture: {
    allowed: (panels) => ['on', ...panels].join(', '),
    write: ({ lecture, slide }) => (lecture ? (slide ?? 'on') : null),
    read: (text, panels) => {
      if (text === 'on') return { lecture: true };
      return panels.includes(text) ? { lecture: true, slide: text } : null;
    },
  },
  hide: {
    allowed: (panels) => panels.join(', '),
    write: ({ hidden }) => (hidden.length > 0 ? hidden.join(',') : null),
    read: (text, panels) =>
      text.split(',').every((id) => panels.includes(id)) ? { hidden: named(text, panels) } : null,
    nearest: (text, panels) => ({ hidden: named(text, panels) }),
  },
  lesson: {
    allowed: () => 'name/step',
    write: ({ lesson }) => (lesson ? [lesson.id, ...(lesson.step ? [lesson.step] : [])].join('/') : null),
    read: (text) => {
      const [, id, step = ''] = LESSON.exec(text) ?? [];
      return id === undefined ? null : { lesson: { id, step } };
    },
  },
  story: {
    allowed: () => BEATS.join(', '),
    write: ({ story }) => story,
    read: (text) => {
      const story = BEATS.find((known) => known === text);
      return story ? { story } : null;
    },
    nearest: () => ({ story: BEATS[0] }),
  },
  round: {
    allowed: () => `0 … ${MOST_ROUNDS}`,
    write: ({ round }) => (round === null ? null : String(round)),
    read: (text) => (/^\d{1,2}$/.test(text) && Number(text) <= MOST_ROUNDS ? { round: Number(text) } : null),
  },
  speed: {
    allowed: () => SPEEDS.map((id) => NAMES_OF_SPEEDS[id]).join(', '),
    write: ({ speed }) => (speed === defaultView.speed ? null : NAMES_OF_SPEEDS[speed]),
    read: (text) => {
      const speed = SPEEDS.find((id) => NAMES_OF_SPEEDS[id] === text);
      return speed ? { speed } : null;
    },
  },
  scale: {
    allowed: () => SCALES.join(', '),
    write: ({ scale }) => (scale === defaultView.scale ? null : scale),
    read: (text) => {
      const scale = SCALES.find((id) => id === text);
      return scale ? { scale } : null;
    },
  },
  pass: {
    allowed: () => PASSES.join(', '),
    write: ({ pass }) => (pass === defaultView.pass ? null : pass),
    read: (text) => {
      const pass = PASSES.find((id) => id === text);
      return pass ? { pass } : null;
    },
  },
  path: {
    allowed: () => 'name/round',
    write: ({ path }) => path,
    read: (text) => (ARM_AT.test(text) ? { path: text } : null),
  },
  pruned: {
    allowed: () => 'name',
    write: ({ pruned }) => pruned,
    read: (text) => (ARM.test(text) ? { pruned: text } : null),
  },
  plane: {
    allowed: () => 'k, ticket',
    write: ({ plane }) => plane,
    read: (text) => (PLANE.test(text) ? { plane: text } : null),
  },
  height: {
    allowed: () => HEIGHTS.join(', '),
    write: ({ height }) => (height === defaultView.height ? null : height),
    read: (text) => {
      const height = HEIGHTS.find((id) => id === text);
      return height ? { height } : null;
    },
  },
  gone: {
    allowed: () => '5, 10 … 95',
    write: ({ gone }) => (gone === null ? null : String(gone)),
    read: (text) => (GONE.test(text) ? { gone: Number(text) } : null),
  },
  graph: {
    allowed: () => GRAPHS.join(', '),
    write: ({ graph }) => (graph === defaultView.graph ? null : graph),
    read: (text) => {
      const graph = GRAPHS.find((id) => id === text);
      return graph ? { graph } : null;
    },
  },
  sum: drawn('sum', MOST_DRAWN),
  rebuilt: drawn('rebuilt', MOST_UNITS),
  embed: {
    allowed: () => 'on',
    write: ({ embed }) => (embed ? 'on' : null),
    read: (text) => (text === 'on' ? { embed: true } : null),
  },
  theme: {
    allowed: () => themes.join(', '),
    write: ({ theme }) => theme,
    read: (text) => {
      const theme = themes.find((known) => known === text);
      return theme ? { theme } : null;
    },
  },
};

/** Does a link, or its part after #, ask for nothing in particular? */
export const asksNothing = (link: string): boolean => /^#?(v=\d*)?$/.test(link);

/** The keys of a link that are about the view. */
export const viewKeys: readonly string[] = Object.keys(KEYS);

/** Is this key of a link about the view rather than a setting? */
export const isViewKey = (key: string): boolean => Object.hasOwn(KEYS, key);

/** The view's part of a hash, without '#' and version; empty for the default one. */
export const writeView = (view: LinkedView): string =>
  Object.entries(KEYS)
    .flatMap(([key, { write }]) => {
      const text = write(view);
      return text === null ? [] : [`${key}=${text}`];
    })
    .join('&');

const withPart = (view: LinkedView, part: Partial<LinkedView>): LinkedView => ({ ...view, ...part });

/**
 * The view of a link or of its part after #, and a note for every value that had to be changed; what is
 * no key of the view is left to readLink. Never throws.
 * @param panels ids of those there are
 */
export function readView(link: string, panels: readonly PanelId[]): { view: LinkedView; notes: LinkNote[] } {
  if (link.length > LONGEST_LINK) return { view: defaultView, notes: [] }; // noted by readLink
  const notes: LinkNote[] = [];
  let view = defaultView;
  for (const entry of entriesOf(link)) {
    const { key: path, value: given } = entry;
    if (!isViewKey(path)) continue;
    const key = KEYS[path];
    const text = given.toLowerCase();
    const read = key.read(text, panels);
    view = withPart(view, read ?? key.nearest?.(text, panels) ?? {});
    const used = key.write(view) ?? 'none';
    if (!read) notes.push({ kind: 'not-allowed', path, given: clip(given), used, allowed: key.allowed(panels) });
    notes.push(...passedOver(entry, path, used));
  }
  return { view, notes };
}
