/** Where a run stands among those that are compared. */
export interface Place {
  /** place among the experiment's chains; null: the full network, which all chains share */
  readonly chain: number | null;
  /** id of a control that hangs on the chain; null: the chain's own network */
  readonly control: string | null;
}

/** Which training run of an experiment. */
export interface RunKey extends Place {
  readonly trial: number;
  /** how often the network was pruned; 0: the full network */
  readonly level: number;
  /** copies of one run, told apart; 0 when absent */
  readonly repeat?: number;
}

/**
 * A side of a comparison, a line in a chart: a place as one value, "1*reinitialized" or "full". Equal
 * arms are equal texts, which serve as keys of maps and elements; files have names instead.
 */
export type Arm = 'full' | `${number}` | `${number}*${string}`;

export const full: Arm = 'full';

/** A chain's own network. */
export const ticketOf = (chain: number): Arm => `${chain}`;

/** A control on a chain. */
export const controlOf = (chain: number, id: string): Arm => `${chain}*${id}`;

/** That of the first chain, which the verdict is about. */
export const ticket: Arm = ticketOf(0);

export const armOf = ({ chain, control }: Place): Arm => {
  if (chain === null) return full;
  return control === null ? ticketOf(chain) : controlOf(chain, control);
};

export function placeOf(arm: Arm): Place {
  if (arm === full) return { chain: null, control: null };
  const [chain, control = null] = arm.split('*');
  return { chain: Number(chain), control };
}

export const runOf = (trial: number, arm: Arm, level: number): RunKey => ({ trial, ...placeOf(arm), level });

export const fullKey = (trial: number): RunKey => ({ trial, chain: null, control: null, level: 0 });

/** Of the full network at level 0, of the ticket at any other. */
export const ticketKey = (trial: number, level: number): RunKey => runOf(trial, level === 0 ? full : ticket, level);

/** Equal for equal runs: "0", "0/1/fine-tuned…" is never split again, only compared. */
export const keyText = ({ trial, chain, control, level, repeat = 0 }: RunKey): string =>
  [trial, chain ?? '', control ?? '', level, repeat].join('/');
