/** Trainers in the same thread, for tests. */
import type { Checkpoint } from '../../tasks/training';
import { serveTrainer } from '../trainer/trainer';
import type { ComputationId } from '../computations';
import type { FromTrainer, TrainerPort } from '../trainer-messages';

/** A trainer in this thread; `crash` fails it as a worker fails. */
export interface LocalTrainer extends TrainerPort {
  crash(): void;
  /** neither crashed nor ended */
  alive(): boolean;
  /** is it telling something at this moment? */
  speaks(): boolean;
  /** where each run it was given goes on from, null: from the start */
  readonly from: (Checkpoint | null)[];
}

/** @param given is told when it is given something to compute, before it begins */
export function localTrainer(checkpointEvery?: number, given?: (id: ComputationId) => void): LocalTrainer {
  const listeners: ((message: FromTrainer) => void)[] = [];
  const failures: ((message: string) => void)[] = [];
  let [alive, speaks] = [true, false];
  const answer = serveTrainer((message, transfer) => {
    const copy = structuredClone(message, { transfer });
    setTimeout(() => {
      speaks = alive;
      if (alive) listeners.forEach((listener) => listener(copy));
      speaks = false;
    });
  }, checkpointEvery);
  const from: (Checkpoint | null)[] = [];
  return {
    from,
    post(message, transfer) {
      const copy = structuredClone(message, { transfer });
      if (copy.kind === 'train') from.push(copy.from);
      setTimeout(() => alive && answer(copy));
      if (copy.kind === 'compute') given?.(copy.computing.id);
    },
    onMessage: (listener) => void listeners.push(listener),
    onFailure: (listener) => void failures.push(listener),
    terminate() {
      alive = false;
    },
    alive: () => alive,
    speaks: () => speaks,
    crash() {
      if (!alive) return;
      alive = false;
      failures.forEach((listener) => listener('killed by the test'));
    },
  };
}
