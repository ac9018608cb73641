import { initialize } from '../lottery/initializers';
import type { Ticket } from '../formats/ticket/ticket';
import type { Inspection } from '../page-worker/run/messages';
import type { RunKey } from '../lottery/run-key';

/** What an opened ticket knows of a run's weights; of other rounds and trials only θ₀, from its seed. */
export function inspectionOfTicket({ network, experiment, ...ticket }: Ticket, id: RunKey): Inspection {
  const { parameters: specs } = network;
  const isOwn = id.trial === ticket.id.trial && id.level === ticket.id.level;
  const seed = experiment.chance.initializationSeed;
  return {
    id,
    specs,
    theta0: isOwn ? ticket.theta0 : initialize(specs, experiment.network, seed, 'initialization', id.trial),
    thetaT: isOwn ? ticket.thetaT : null,
    fullThetaT: isOwn && id.level === 0 ? ticket.thetaT : null,
    rounded: isOwn && ticket.rounded,
  };
}
