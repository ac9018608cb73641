/** An experiment is trained in one place at a time: a second tab waits, then finds the runs stored. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Experiment } from '../experiment/schema';

/**
 * Takes an experiment for this page; `waiting` is called when another one has it.
 * @returns a function that lets go of it
 */
export type Claim = (experiment: string, waiting: () => void, signal: AbortSignal) => Promise<() => void>;

/** Names an experiment; the number of workers does not matter. */
function nameOf(experiment: Experiment): string {
  const { backend } = experiment.engine;
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify({ ...experiment, engine: { backend } }))));
}

/** What this page holds: at most one experiment. */
interface Claims {
  /** Resolves to false when another experiment was asked for meanwhile. */
  take(experiment: Experiment, waiting: () => void): Promise<boolean>;
  letGo(): void;
}

export function createClaims(claim: Claim | undefined): Claims {
  let held: { name: string; release: () => void } | null = null;
  let asking: AbortController | null = null;
  const letGo = (): void => {
    asking?.abort();
    asking = null;
    held?.release();
    held = null;
  };
  return {
    letGo,
    async take(experiment, waiting) {
      const name = nameOf(experiment);
      if (!claim || held?.name === name) return true;
      letGo();
      const controller = new AbortController();
      asking = controller;
      try {
        const release = await claim(name, waiting, controller.signal);
        if (controller.signal.aborted) {
          release();
          return false;
        }
        held = { name, release };
        return true;
      } catch (error) {
        if (controller.signal.aborted) return false;
        throw error;
      }
    },
  };
}
