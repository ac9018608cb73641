/** What a recording must agree about with its own settings, whatever was trained; one check each. */
import type { Sentence } from '../../problem';
import type { Experiment } from '../../experiment/schema';
import { emptyRecording, type Recording, type RunRecord } from '../../recording/recording';
import { armNames } from '../../experiment/arm-names';
import { armsOf } from '../../experiment/chains';
import { aboutOf, firstOf, type Check, type Outline } from './check';
import { maskBytesContradiction, maskChecks } from './masks';
import { measurementChecks } from './measurements';
import { originChecks } from './origin';
import { runChecks } from './runs';
import { cutContradiction, warningChecks } from './warnings';

/** In this order: later ones rely on what earlier ones have found to hold. */
export const checks: readonly Check[] = [
  ...originChecks,
  ...runChecks,
  ...maskChecks,
  ...warningChecks,
  ...measurementChecks,
];

/**
 * The first contradiction that shows while masks are packed: nothing of their size has been allocated.
 * @returns a sentence without capital and full stop, null when there is none
 * @throws Error when the network cannot take the inputs stated, or is larger than any that is trained
 */
export function contradictionOf(outline: Outline): Sentence | null {
  const about = aboutOf(outline);
  return firstOf(checks, (check) => check.find(about));
}

/** The first contradiction that the masks themselves show; `contradictionOf` has found none. */
export const contradictionInMasks = (recording: Recording): Sentence | null =>
  maskBytesContradiction(recording) ?? cutContradiction(recording);

/** The first contradiction among runs of an experiment, without masks. */
export function contradictionInRuns(experiment: Experiment, runs: readonly RunRecord[]): Sentence | null {
  const about = {
    recording: { ...emptyRecording(experiment), runs },
    arms: armsOf(experiment),
    names: armNames(experiment),
    network: null,
  };
  return firstOf(runChecks, (check) => check.find(about));
}
