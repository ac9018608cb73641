import { fieldAt } from '../experiment/fields';
import { readyInstead } from '../experiment/chosen';
import { readLink, writeLink } from '../experiment/link';
import { LONGEST_LINK, refusal } from '../experiment/link-note';
import type { Experiment } from '../experiment/schema';
import { entriesOf, isAddress } from '../experiment/travelled';

/** Is an argument a link, or what follows the # of one? */
export function isLink(text: string): boolean {
  const head = text.slice(0, LONGEST_LINK);
  return (
    head.includes('#') ||
    isAddress(head) ||
    entriesOf(head).some(({ key }) => key === 'v' || fieldAt(key) !== undefined)
  );
}

/**
 * The experiment of a link. A value given twice is only said, and so is what would be better; on the command line
 * everything else that is not allowed is refused, as nobody sees what is used instead.
 * @throws Error naming the setting and what is allowed
 */
export function readLinkArgument(link: string): { experiment: Experiment; said: string[] } {
  const { experiment, notes } = readLink(link);
  const refused = notes.find(({ kind }) => kind !== 'given-twice');
  if (refused?.kind === 'too-long')
    throw new Error(`The link has ${link.length} characters; at most ${LONGEST_LINK} are read.`);
  if (refused) {
    const asked = refused.given === '' ? `leaves ${refused.path} empty` : `asks for ${refused.path} = ${refused.given}`;
    throw new Error(`The link ${asked}; ${refusal(refused).english}.`);
  }
  const said = notes.map(
    ({ path, given, used }) => `The link gives ${path} more than once: ${used}, the last one, is used, not ${given}.`,
  );
  const ready = readyInstead(experiment);
  if (ready) {
    const { set } = experiment.data;
    said.push(
      `Most settings that ${set} needs are still the defaults, made for pictures. The ready experiment: ${writeLink(ready)}`,
    );
  }
  return { experiment, said };
}
