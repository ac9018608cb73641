import type { ComponentType } from 'react';
import type { Entry } from '../../registry';
import type { State } from '../../tasks/control/environment';

export interface DrawProps {
  readonly state: State;
  readonly colour: string;
  /** share of the weights at each cell of a board that is left, row by row; null: nobody asks */
  readonly reads: Float32Array | null;
}

/** A place on the stage, in its units. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** What can be pushed, to the left (−1) or right (1). */
interface Pushed {
  apply(state: State, direction: number): State;
  /** where it is felt */
  at(state: State): Place;
}

/** What can be tilted by hand; its sizes are angles, below 0 to the left. */
export interface Tilted {
  /** is the place so near that it is meant? */
  isOn(state: State, place: Place): boolean;
  /** the tilt that points there, or the one nearest to it that ends nothing yet */
  towards(state: State, place: Place): number;
  apply(state: State, tilt: number): State;
  /** by a key */
  readonly some: number;
}

/** Two numbers of a state, as far to both sides of 0, all others held: how likely one action is over them. */
export interface Plane {
  readonly across: number;
  readonly up: number;
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
  readonly push?: Pushed;
  readonly tilt?: Tilted;
  /** to last is the aim: who still does after a push has recovered from it */
  readonly lasts?: boolean;
  /** what moves is all that is drawn, so that another network can be seen behind */
  readonly ghosts?: boolean;
  /** how an episode came to its end that has better words of its own, as a context of texts; null: as most do */
  ending?(last: State): string | null;
  /** numbers of its own that its words speak of, after so many rewards and steps */
  told?(sum: number, steps: number): Readonly<Record<string, number>>;
}
