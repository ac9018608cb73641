/** A link from the page around: taken over as a whole or not at all. */
import { readLink } from '../../experiment/link';
import { refusal } from '../../experiment/link-note';
import { readResults } from '../../experiment/results-link';
import { readView } from '../../experiment/view-link';

/**
 * @param link a whole link, or what follows its #
 * @param open takes over what follows the #
 * @returns why nothing was changed; empty: it was opened
 */
export function openLink(link: string, open: (hash: string) => void): readonly string[] {
  const hash = link.slice(link.indexOf('#') + 1);
  const { experiment, notes } = readLink(hash);
  const { view, notes: viewNotes } = readView(hash);
  const problems = [...notes, ...viewNotes, ...readResults(hash).notes].map(
    (note) => `${note.path} is ${note.given || 'not usable'}; ${refusal(note)}.`,
  );
  const { rounds } = experiment.pruning;
  if (view.round !== null && view.round > rounds) problems.push(`round is ${view.round}; allowed: 0 … ${rounds}.`);
  if (problems.length === 0) open(hash);
  return problems;
}
