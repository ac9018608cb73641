/** What a word of the verdict points at: the arm that the bracket is to hold the ticket against. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Experiment } from '../../experiment/schema';
import type { Arm } from '../../lottery/run-key';
import { useShown } from './shown';

export interface Asked {
  /** under the pointer or the focus */
  readonly pointed: Arm | null;
  /** pressed, until it is pressed again; of another experiment nobody has asked it */
  readonly kept: { readonly arm: Arm; readonly of: Experiment } | null;
  /** what the story's sentence names, where nobody asks for another */
  readonly told: Arm | null;
}

// of the screen alone: it travels in no link and is not undone
export const asked = createStore<Asked>(() => ({ pointed: null, kept: null, told: null }));

export const keptOf = ({ kept }: Asked, experiment: Experiment): Arm | null =>
  kept?.of === experiment ? kept.arm : null;
export const askedOf = (now: Asked, experiment: Experiment): Arm | null =>
  now.pointed ?? keptOf(now, experiment) ?? now.told;

export function useAsked(): Arm | null {
  const { experiment } = useShown();
  return useStore(asked, (now) => askedOf(now, experiment));
}
export function useKept(): Arm | null {
  const { experiment } = useShown();
  return useStore(asked, (now) => keptOf(now, experiment));
}

export const pointAt = (arm: Arm): void => asked.setState({ pointed: arm });
/** Of what another word points at meanwhile nothing is taken back. */
export const pointAway = (arm: Arm): void =>
  asked.setState(({ pointed }) => ({ pointed: pointed === arm ? null : pointed }));
export const keepAsked = (kept: Asked['kept']): void => asked.setState({ kept });
export const tell = (told: Arm | null): void => asked.setState({ told });
