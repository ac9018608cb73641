/** How far the ticket is from what it is held against in one round: what words say, and a bracket shows. */
import type { Standard } from './metric';
import { full, placeOf, type Arm } from './run-key';
import type { PairedDifference } from './statistics';
import { saidOf, type Said, type Verdict } from './verdict';

export interface Apart {
  /** what the ticket is held against */
  readonly arm: Arm;
  /** of the full network ticket − full network, of others arm − ticket, at as many weights */
  readonly difference: PairedDifference;
  readonly said: Said;
}

/** The full network, then every arm whose trials all came to an end. */
export function apartOf(standard: Standard, { ticket, others }: Verdict): Apart[] {
  const found = [
    { arm: full, diverged: ticket.diverged, difference: ticket.difference },
    ...others.map(({ arm, diverged, toTicket }) => ({ arm, diverged, difference: toTicket })),
  ];
  return found.flatMap(({ arm, diverged, difference }) =>
    difference && diverged === 0 ? [{ arm, difference, said: saidOf(standard, difference) }] : [],
  );
}

const isSeen = ({ said }: Apart): boolean => said === 'more' || said === 'less';

/**
 * The control of the ticket's own chain that is farthest from it, those first whose difference is seen; the full network
 * where there is no control.
 */
export function farthest(apart: readonly Apart[]): Apart | null {
  const controls = apart.filter(({ arm }) => {
    const { chain, control } = placeOf(arm);
    return chain === 0 && control !== null;
  });
  const byDistance = controls.toSorted(
    (a, b) => Number(isSeen(b)) - Number(isSeen(a)) || Math.abs(b.difference.mean) - Math.abs(a.difference.mean),
  );
  return byDistance[0] ?? apart.find(({ arm }) => arm === full) ?? null;
}
