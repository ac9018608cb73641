import { Problem, reasonOf } from '../../problem';
import type { LabError } from '../../runner/progress/status';

/** Why a worker gave no answer, as plain data: it could not, it died, or it never started. */
export interface Refusal extends LabError {
  /** bytes that did not fit into storage */
  readonly noRoom?: number;
}

export class Refused extends Problem {
  constructor(readonly refusal: Refusal) {
    super(refusal.message);
    this.name = 'Refused';
  }
}

/** What a call was refused with; other errors are bugs, and say so. */
export const refusalOf = (error: unknown): Refusal =>
  error instanceof Refused ? error.refusal : { kind: 'internal', message: reasonOf(error) };
