/** What a word of the verdict points at: the arm that the bracket is to hold the ticket against. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Arm } from '../../lottery/run-key';

interface Asked {
  /** under the pointer or the focus */
  readonly pointed: Arm | null;
  /** pressed, until it is pressed again */
  readonly kept: Arm | null;
}

// of the screen alone: it travels in no link and is not undone
const asked = createStore<Asked>(() => ({ pointed: null, kept: null }));

export const useAsked = (): Arm | null => useStore(asked, ({ pointed, kept }) => pointed ?? kept);
export const useKept = (): Arm | null => useStore(asked, ({ kept }) => kept);

export const pointAt = (arm: Arm | null): void => asked.setState({ pointed: arm });
export const keepAsked = (arm: Arm | null): void => asked.setState({ kept: arm });
