import { armNames } from '../../experiment/arm-names';
import { armOf } from '../../lottery/run-key';
import type { Columns } from '../../lottery/measures';
import { NETWORKS } from '../../lottery/measures/plane';
import { planesIn } from '../../recording/planes';
import type { Recording } from '../../recording/recording';

const text = (value: number | null | undefined): string => value?.toFixed(4) ?? 'none';

/** Losses of the networks that planes go through, and all over their grids; nothing where none was measured. */
export function planeLines(recording: Recording): string[] {
  const { nameOf } = armNames(recording.experiment);
  const lines = planesIn(recording).map(({ triple, columns }) => {
    const names =
      triple.through === 'copies'
        ? ['copy 1', 'copy 2', triple.step === 0 ? 'start' : `step ${triple.step}`]
        : ['full', nameOf(armOf(triple.ticket)), nameOf(armOf(triple.control))];
    const losses = names.map((name, at) => `${name} ${text(columns['test.loss']?.[at])}`);
    const through = triple.through === 'copies' ? `copies that part at k = ${triple.step}` : 'the ticket';
    return `  through ${through}: ${losses.join(', ')}; ${rangeOf(columns)}`;
  });
  return lines.length > 0 ? ['Planes through three networks of trial 1, by test loss:', ...lines] : [];
}

function rangeOf(columns: Columns): string {
  const grid = (columns['test.loss'] ?? []).slice(NETWORKS).filter((value) => value !== null);
  return grid.length === 0
    ? 'on one line, so that there is no plane'
    : `on ${grid.length} places ${text(Math.min(...grid))} … ${text(Math.max(...grid))}`;
}
