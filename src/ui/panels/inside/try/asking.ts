import type { ArmAt, RunsOfTrial } from '../../../../page-worker/look/questions';

/** What is asked of several networks about one input. */
export interface Asking {
  /** null before anything has begun */
  readonly of: RunsOfTrial | null;
  readonly networks: readonly ArmAt[];
  /** changes when one more of the networks has been trained */
  readonly trained: string;
  /** missing ones were trained by themselves */
  onTrained(): void;
  /** null while there is none; `nothing` says so */
  readonly input: Uint8Array | Float32Array | null;
  readonly nothing: string;
}
