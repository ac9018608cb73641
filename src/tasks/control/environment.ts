/** A world that a network acts in, one step after the other. Pure: the same actions from the same start, the same episode. */
import type { Entry } from '../../registry';

/** All there is to know of a moment, chance to come included; plain numbers, so that it can be kept and sent. */
export type State = readonly number[];

export interface Environment extends Entry {
  /** goes up when the same actions from the same stream give other episodes */
  readonly version: number;
  /** shape of what a network sees: [features], or [rows, columns, channels] of a board */
  readonly observation: readonly number[];
  /** how many there are to choose from: 0 … actions − 1 */
  readonly actions: number;
  /** steps after which an episode is cut; the last state is no end, its value counts (who steps cuts, `step` does not) */
  readonly limit: number;
  /** share of inputs that are 0, of a random policy; declared, since what is counted would depend on the network */
  readonly zeros: number;
  /** mean return of the policy that chooses evenly at random: of one that has learnt nothing */
  readonly random: number;
  /** standard deviation of that policy's returns: says what chance cannot earn where there is no best */
  readonly spread?: number;
  /** a return that none can fall below */
  readonly least: number;
  /** a mean return from which on it counts as solved; absent: nobody has said */
  readonly solved?: number;
  /** a return that none can pass; null: none that says anything */
  readonly best: number | null;
  /** are its published returns also of sticky actions (sticky.ts)? Then they are a setting */
  readonly hasSticky?: boolean;
  /** @param uniform numbers in (0, 1); all chance of the episode is drawn here */
  reset(uniform: () => number): State;
  step(state: State, action: number): Step;
  /** Writes what a network sees of the state: as many numbers as the shape has, from `offset` on. */
  observe(state: State, into: Float32Array, offset: number): void;
}

export interface Step {
  readonly state: State;
  readonly reward: number;
  /** is the episode at its end, so that nothing more is to be earned? */
  readonly terminated: boolean;
}
