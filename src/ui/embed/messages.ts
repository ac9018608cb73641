/**
 * What an embedded page and the page around it say to each other, version 1. Every message is a plain
 * object with `ticketLab: 1` and a `type`; a question's `id` comes back in its answer.
 */
import { z } from 'zod';
import { LONGEST_LINK } from '../../experiment/link-note';

export const EMBED_VERSION = 1;

/** Longest id, in characters. */
const LONGEST_ID = 100;
const MOST_ROUNDS = 100;
/** Most entries of a message; no command has more. */
const MOST_KEYS = 5;
/** Characters of a wrong value that an error repeats. */
const MOST_SHOWN = 40;

const id = z.union([z.string().max(LONGEST_ID), z.number()]).optional();
const command = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ ticketLab: z.literal(EMBED_VERSION), type: z.literal(type), id, ...shape });

/** From the page around. */
export const commandSchema = z.discriminatedUnion('type', [
  /** a whole link, or what follows its # */
  command('set-experiment', { link: z.string().max(LONGEST_LINK) }),
  command('play', {}),
  command('pause', {}),
  /** train until one more round is done */
  command('step', {}),
  /** null: the round that validation chooses */
  command('select-round', { round: z.number().int().min(0).max(MOST_ROUNDS).nullable() }),
  command('ask-state', {}),
]);
export type EmbedCommand = z.infer<typeof commandSchema>;
export const COMMANDS: readonly EmbedCommand['type'][] = [
  'set-experiment',
  'play',
  'pause',
  'step',
  'select-round',
  'ask-state',
];

export interface EmbedState {
  /** what follows the # of a link to the experiment */
  readonly link: string;
  readonly status: 'idle' | 'preparing' | 'waiting' | 'running' | 'paused' | 'finished' | 'failed';
  /** 0 … 1 of all training steps; null before there is work */
  readonly progress: number | null;
  /** the selected round, and how much of the weights it leaves, 0 … 1 */
  readonly round: number;
  readonly rounds: number;
  readonly weightsRemaining: number;
  /** one or two sentences, in the language of the page */
  readonly verdict: string;
  /** were the results on screen trained here, or are they a recorded run? */
  readonly source: 'live' | 'recorded' | 'none';
}

/** To the page around. */
type EmbedReport = { readonly ticketLab: typeof EMBED_VERSION; readonly id?: string | number } & (
  | ({ readonly type: 'ready' } & EmbedState)
  | ({ readonly type: 'state' } & EmbedState)
  | { readonly type: 'status'; readonly status: EmbedState['status']; readonly progress: number | null }
  | { readonly type: 'round'; readonly round: number; readonly weightsRemaining: number }
  | { readonly type: 'verdict'; readonly verdict: string }
  /** fingerprint: 64 hex digits, after their version where that is not 1 ("2-"); null for engines that do not give the same bits everywhere */
  | { readonly type: 'finished'; readonly fingerprint: string | null; readonly verdict: string }
  | { readonly type: 'error'; readonly message: string }
);

/** `T` without what the bridge adds. */
type Bare<T> = T extends unknown ? Omit<T, 'ticketLab' | 'id'> : never;
export type BareReport = Bare<EmbedReport>;

/** Is it meant for this page at all? Pages send each other all kinds of messages. */
export const isAddressed = (data: unknown): data is { readonly ticketLab: unknown } =>
  typeof data === 'object' && data !== null && 'ticketLab' in data;

/**
 * The command of a message. Sizes are looked at first: what is too large is neither read nor repeated.
 * @throws Error that names what is wrong and what is known
 */
export function readCommand(data: { readonly ticketLab: unknown }): EmbedCommand {
  if (data.ticketLab !== EMBED_VERSION) {
    throw new Error(`ticketLab is ${text(data.ticketLab)}; this page speaks version ${EMBED_VERSION}.`);
  }
  const type: unknown = 'type' in data ? data.type : undefined;
  if (!COMMANDS.some((known) => known === type)) {
    throw new Error(`type is ${text(type)}; known: ${COMMANDS.join(', ')}.`);
  }
  if (hasMoreKeys(data, MOST_KEYS)) throw new Error(`${String(type)}: the message has more than ${MOST_KEYS} entries.`);
  const parsed = commandSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue.code === 'unrecognized_keys')
    throw new Error(`${String(type)}: ${issue.keys.map(text).join(', ')} is not known.`);
  const key = String(issue.path[0]);
  const value: unknown = Object.entries(data).find(([name]) => name === key)?.[1];
  throw new Error(`${String(type)}: ${key} is ${text(value)}; allowed: ${ALLOWED.get(key) ?? 'as the README says'}.`);
}

const ALLOWED: ReadonlyMap<string, string> = new Map([
  ['id', `a number, or a text of at most ${LONGEST_ID} characters`],
  ['link', `a text of at most ${LONGEST_LINK} characters`],
  ['round', `0 … ${MOST_ROUNDS}, or null`],
]);

/** `id` of a message, where it has a usable one: errors carry it too. */
export function idOf(data: object): string | number | undefined {
  const given: unknown = 'id' in data ? data.id : undefined;
  if (typeof given === 'number') return given;
  return typeof given === 'string' && given.length <= LONGEST_ID ? given : undefined;
}

/** Counts no further than it must. */
function hasMoreKeys(data: object, most: number): boolean {
  let left = most;
  for (const _ in data) {
    if (left === 0) return true;
    left -= 1;
  }
  return false;
}

/** A wrong value, cut short; of what is not plain text only its kind. */
function text(value: unknown): string {
  if (value === undefined) return 'missing';
  if (typeof value === 'string') {
    const isLong = value.length > MOST_SHOWN;
    return isLong
      ? `${JSON.stringify(value.slice(0, MOST_SHOWN))} … (${value.length} characters)`
      : JSON.stringify(value);
  }
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  return String(value).slice(0, MOST_SHOWN);
}
