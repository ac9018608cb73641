import { collapsesOf, type Collapse } from '../../analyses/collapse';
import type { Recording } from '../../recording/recording';
import { type ArmNames, armNames } from '../../experiment/arm-names';

/** What has collapsed, a sentence each; as the page says it. */
export function collapseLines(recording: Recording): string[] {
  const names = armNames(recording.experiment);
  return collapsesOf(recording).map((collapse) => lineOf(names, collapse));
}

function lineOf({ nameOf }: ArmNames, { arms, layer, isOutput, cuts, lasts, from }: Collapse): string {
  const when = from
    .map(
      ({ round, trials }) =>
        `${lasts ? `from round ${round} on` : `in round ${round}`} (${trials.length > 1 ? 'trials' : 'trial'} ${trials.map((trial) => trial + 1).join(', ')})`,
    )
    .join(', ');
  const who = `${when}: ${arms.map(nameOf).join(', ')}`;
  if (layer === null) {
    return `Collapsed: no path of weights leads from the input to the output ${who}. Every layer has some left, but every input gets the same answer.`;
  }
  const name = isOutput ? 'the output layer' : `layer ${layer}`;
  const so = cuts
    ? 'No path leads from the input to the output: every input gets the same answer.'
    : 'The shortcut beside it still reaches the output.';
  return `Collapsed: ${name} has no weights left ${who}. ${so}`;
}
