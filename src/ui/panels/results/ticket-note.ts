import type { Translate } from '../../../texts';
import type { FileNote } from '../../../store/store';

type TicketNote = Extract<FileNote, { readonly kind: 'ticket' }>;

/** Names that are said of tensors left out, and letters of each. */
const MOST_NAMES = 5;
const LONGEST = 40;

/** Is something else shown than was measured? */
export const isChanged = ({ notes }: TicketNote): boolean => (notes.changed?.length ?? 0) > 0;

/** What was noticed about the file of a ticket: changed since it was made, not checked, types, what was left out. */
export function ticketNote(t: Translate, { name, notes }: TicketNote): string {
  const { changed, converted, ignored } = notes;
  const shown = ignored.slice(0, MOST_NAMES).map((one) => (one.length > LONGEST ? `${one.slice(0, LONGEST)}…` : one));
  const names = [...shown, ...(ignored.length > MOST_NAMES ? ['…'] : [])].join(', ');
  return [
    ...(changed === null ? [t('history.notes.ticket.unchecked', { name })] : []),
    ...(changed && changed.length > 0
      ? [
          t('history.notes.ticket.changed', {
            name,
            what: changed.map((kind) => t(`history.notes.ticket.kinds.${kind}`)).join(', '),
          }),
        ]
      : []),
    ...(converted.length > 0 ? [t('history.notes.ticket.converted', { types: converted.join(', ') })] : []),
    ...(ignored.length > 0 ? [t('history.notes.ticket.ignored', { count: ignored.length, names })] : []),
  ].join(' ');
}
