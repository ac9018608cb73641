/** A sentence about the run on screen, computed from it. */
import type { Text } from '../../kit/format';
import type { Scene } from '../scene';
import type { Arm } from '../../../lottery/run-key';

export interface FactText extends Text {
  /** arms named in the sentence, as {{name}} in <arm> and {{other}} in <other> */
  readonly arm?: Arm;
  readonly other?: Arm;
}

/** null: the run on screen does not have it yet. */
export type Fact = (scene: Scene) => FactText | null;

/** A round by its number, the one selected (the first pruned one for the full network), or the winning one. */
export type RoundChoice = number | 'selected' | 'winning';

export function roundOf(scene: Scene, choice: RoundChoice): number | null {
  const rounds = scene.experiment.pruning.rounds;
  if (choice === 'winning') return scene.winning === 0 ? null : scene.winning;
  return Math.min(rounds, choice === 'selected' ? Math.max(1, scene.round) : choice);
}
