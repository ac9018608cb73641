import { registry, type Entry } from '../../registry';
import type { InitializerSettings } from '../initializers';
import type { Masks } from '../masks';
import type { ParameterSpec, Weights } from '../parameters';
import type { Chance } from '../step';
import type { UnitGroup } from '../units';

/** What a control may be made from. */
interface ControlInputs {
  readonly specs: readonly ParameterSpec[];
  /** initial weights of the trial */
  readonly theta0: Weights;
  /** weights at the end of the training run that was pruned */
  readonly thetaT: Weights;
  /** the chain's masks of this level */
  readonly masks: Masks;
  readonly initializer: InitializerSettings;
  /** names a stream that is drawn afresh per trial and level */
  readonly chance: Chance;
  /** what can go whole where the chain prunes units; else none */
  readonly units: readonly UnitGroup[];
}

/** A chain's network with one thing changed or left to chance. */
export interface Control extends Entry {
  /** goes up when its numbers change */
  readonly version: number;
  /** only these may be looked at */
  readonly needs: readonly Exclude<keyof ControlInputs, 'specs'>[];
  /** the chain that version 1 hangs it on: 'ticket', or a method's id */
  readonly chain: string;
  /** are its weights left in the same places? Else only their number in every layer is the same */
  readonly keepsPlaces: boolean;
  /** Where the chain prunes units, is it told them, and leaves whole units, too? Then its recipe holds them there alone. */
  readonly byUnits?: boolean;
  /** absent: its networks are trained like the full one; else not at all, or for as many multiplications as the full one */
  readonly position?: 'untrained' | 'same-compute';
  /** on which chains does it differ from the chain's own network? Absent: on all */
  hangsOn?(method: {
    readonly standsAlone: boolean;
    readonly family: string;
    /** does the chain prune whole units? */
    readonly prunesUnits: boolean;
    /** are its masks found while it trains, and with them how many weights there are? */
    readonly emerges?: boolean;
  }): boolean;
  /** before masks are applied; nothing is written to */
  start(inputs: ControlInputs): Start;
}

/** What a training run starts from. */
export interface Start {
  readonly weights: Weights;
  readonly masks: Masks;
  /** what pruned places hold, looked at there alone; absent: zeros */
  readonly rest?: Weights;
}

export const controls = registry<Control>(
  'control',
  import.meta.glob<Control>(['./*.ts', '!./index.ts', '!./*.test.ts'], {
    eager: true,
    import: 'default',
  }),
);
