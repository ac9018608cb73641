/** Which training run of an experiment. */
export interface RunKey {
  readonly trial: number;
  /** place among the experiment's chains; null: the full network, which all chains share */
  readonly chain: number | null;
  /** id of a control that hangs on the chain; null: the chain's own network */
  readonly control: string | null;
  /** how often the network was pruned; 0: the full network */
  readonly level: number;
  /** copies of one run, told apart; 0 when absent */
  readonly repeat?: number;
}

export const fullKey = (trial: number): RunKey => ({ trial, chain: null, control: null, level: 0 });

/** Equal for equal runs: "0", "0/1/fine-tuned…" is never split again, only compared. */
export const keyText = ({ trial, chain, control, level, repeat = 0 }: RunKey): string =>
  [trial, chain ?? '', control ?? '', level, repeat].join('/');
