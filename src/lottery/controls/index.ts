import { registry, type Entry } from '../../registry';
import type { InitializerSettings } from '../initializers';
import type { Masks } from '../masks';
import type { ParameterSpec, Weights } from '../parameters';

/** What a control arm may change about a ticket, or about another chain's network. */
export interface Ticket {
  readonly specs: readonly ParameterSpec[];
  /** initial weights of the trial */
  readonly theta0: Weights;
  /** the chain's masks of this round */
  readonly masks: Masks;
  readonly initializer: InitializerSettings;
  readonly seed: number;
  readonly trial: number;
  readonly round: number;
}

/** A control arm: the ticket with one thing left to chance, drawn afresh per trial and round. */
export interface Control extends Entry {
  /** whose masks it takes: 'ticket', or a treatment's id */
  readonly chain: string;
  /** are its weights left in the same places? Else only their number in every layer is the same */
  readonly keepsPlaces: boolean;
  start(ticket: Ticket): { readonly weights: Weights; readonly masks: Masks };
}

export const controls = registry<Control>(
  'control arm',
  import.meta.glob<Control>(['./*.ts', '!./index.ts', '!./*.test.ts'], {
    eager: true,
    import: 'default',
  }),
);
