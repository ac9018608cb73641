import type { ComponentType } from 'react';
import type { Entry } from '../../registry';
import type { State } from '../../tasks/control/environment';

export interface DrawProps {
  readonly state: State;
  readonly colour: string;
  /** share of the weights at each cell of a board that is left, row by row; null: nobody asks */
  readonly reads: Float32Array | null;
}

/** Two numbers of a state, all others held: how likely one action is over them. */
export interface Plane {
  readonly across: readonly [low: number, high: number];
  readonly up: readonly [low: number, high: number];
  readonly action: number;
  readonly stateAt: (across: number, up: number) => State;
}

/** How an environment looks: one file each in drawings/, of its id. */
export interface Drawing extends Entry {
  /** steps shown in a second */
  readonly pace: number;
  /** its units, which fill the stage */
  readonly width: number;
  readonly height: number;
  /** SVG, in its units; colour of the network that acts */
  readonly Draw: ComponentType<DrawProps>;
  /** does it draw what of a board is read? */
  readonly drawsReads?: boolean;
  /** what becomes of what was last seen, so many steps after the episode's end; absent: nothing */
  readonly aftermath?: { readonly steps: number; readonly at: (last: State, steps: number) => State };
  /** states of which a policy is a picture; absent: no two numbers say enough */
  readonly plane?: Plane;
  /** a push to the left (−1) or right (1); absent: it cannot be pushed */
  shove?(state: State, direction: number): State;
  /** how an episode came to its end that has better words of its own, as a context of texts; null: as most do */
  ending?(last: State): string | null;
  /** numbers of its own that its words speak of, after so many rewards and steps */
  told?(sum: number, steps: number): Readonly<Record<string, number>>;
}
