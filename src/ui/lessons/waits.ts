/** Is what a step waits for there? */
import type { Wait } from './lesson';
import { isTrained, type Scene } from './scene';
import { fieldAt, isSame } from '../../experiment/fields';

/** How things were when the step opened. */
export type Beginning = Pick<Scene, 'experiment' | 'chosenRound' | 'weight'>;

export function isOver(wait: Wait, scene: Scene, beginning: Beginning): boolean {
  switch (wait.kind) {
    case 'trained':
      return isTrained(scene, scene.experiment.pruning.rounds);
    case 'round':
      return isTrained(scene, Math.min(wait.round, scene.experiment.pruning.rounds));
    case 'round-selected':
      return scene.chosenRound !== null && scene.chosenRound !== beginning.chosenRound;
    case 'weight-selected':
      return scene.weight !== null && scene.weight !== beginning.weight;
    case 'changed': {
      const field = fieldAt(wait.path);
      if (!field) throw new Error(`A lesson waits for the setting "${wait.path}", which there is not.`);
      return !isSame(field, scene.experiment, beginning.experiment);
    }
    default:
      return wait satisfies never;
  }
}
