/** What entries of networks that act claim in common. */
import { keptTo, type Facts } from './facts';

/**
 * The ticket keeps up where few weights are left; with new weights its mask does not.
 * @param most of the weights are left there
 * @param lead of the ticket over its mask with new weights, as reward of an episode
 */
export const ticketKeepsUp =
  ({ most, lead }: { readonly most: number; readonly lead: number }) =>
  (facts: Facts): boolean => {
    const kept = keptTo(facts);
    return (
      kept !== null &&
      kept.remaining < most &&
      kept.arms.reinitialized.score < kept.arms.ticket.score - lead &&
      kept.arms.reinitialized.againstTicket === 'less'
    );
  };
