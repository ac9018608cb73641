import { initialize } from '../lottery/initializers';
import type { RunId } from '../recording/recording';
import type { Ticket } from '../formats/ticket/ticket';
import type { Inspection } from '../page-worker/run/messages';

/** What an opened ticket knows of a run's weights; of other rounds and trials only θ₀, from its seed. */
export function inspectionOfTicket({ network, experiment, ...ticket }: Ticket, id: RunId): Inspection {
  const { parameters: specs } = network;
  const isOwn = id.trial === ticket.id.trial && id.round === ticket.id.round;
  const seed = experiment.chance.initializationSeed;
  return {
    id,
    specs,
    theta0: isOwn ? ticket.theta0 : initialize(specs, experiment.network, seed, 'initialization', id.trial),
    thetaT: isOwn ? ticket.thetaT : null,
    fullThetaT: isOwn && id.round === 0 ? ticket.thetaT : null,
    rounded: isOwn && ticket.rounded,
  };
}
