/** A link from the page around: taken over as a whole or not at all. */
import { readLink } from '../../experiment/link';
import { refusal } from '../../experiment/link-note';
import { readResults } from '../../experiment/results-link';
import { readView } from '../../experiment/view-link';
import { panels } from '../panels';

/**
 * @param link a whole link, or what follows its #
 * @returns why nothing was changed; empty: it was opened
 */
export function openLink(link: string, open: (link: string) => void): readonly string[] {
  const { experiment, notes } = readLink(link);
  const { view, notes: viewNotes } = readView(link, panels.ids);
  const problems = [...notes, ...viewNotes, ...readResults(link).notes].map(
    (note) => `${note.path} is ${note.given || 'not usable'}; ${refusal(note).english}.`,
  );
  const { rounds } = experiment.pruning;
  if (view.round !== null && view.round > rounds) problems.push(`round is ${view.round}; allowed: 0 … ${rounds}.`);
  if (problems.length === 0) open(link);
  return problems;
}
