import type { LabEvent } from '../../recording/events';
import type { Claim } from '../../runner/claim';
import { openChannel } from './open-channel';

interface WatchedClaim {
  readonly claim: Claim;
  /** What the experiment held here reports, for the tabs that wait for it. */
  tell(events: readonly LabEvent[]): void;
}

/** Between tabs: a tab that has come late asks for all that was told. */
type Message = { readonly kind: 'ask' } | { readonly kind: 'told'; readonly events: readonly LabEvent[] };

/**
 * A claim whose waiting tabs see what the tab that holds the experiment sees.
 * @param receive what the other tab reports, from its beginning
 */
export function watchedClaim(claim: Claim, receive: (events: readonly LabEvent[]) => void): WatchedClaim {
  let told: LabEvent[] = [];
  let post: (message: Message) => void = () => undefined;

  const open = (experiment: string, answer: (message: Message) => void): (() => void) => {
    const channel = openChannel(`ticket-lab/${experiment}`);
    if (!channel) return () => undefined; // nobody hears of this tab
    channel.addEventListener('message', ({ data }: MessageEvent<Message>) => answer(data));
    post = (message) => channel.postMessage(message);
    return () => {
      channel.close();
      post = () => undefined;
    };
  };
  const hold = (experiment: string): (() => void) => {
    told = [];
    return open(experiment, ({ kind }) => {
      if (kind === 'ask' && told.length > 0) post({ kind: 'told', events: told });
    });
  };
  const watch = (experiment: string): (() => void) => {
    let all = false; // what comes before the answer is in the answer
    const close = open(experiment, (message) => {
      if (message.kind !== 'told') return;
      all ||= message.events[0]?.kind === 'began';
      if (all) receive(message.events);
    });
    post({ kind: 'ask' });
    return close;
  };

  return {
    async claim(experiment, waiting, signal) {
      let close: () => void = () => undefined;
      const watching = (): void => {
        waiting();
        close = watch(experiment);
        signal.addEventListener('abort', close, { once: true });
      };
      const release = await claim(experiment, watching, signal);
      close();
      signal.removeEventListener('abort', close);
      const end = hold(experiment);
      return () => {
        end();
        release();
      };
    },
    tell(events) {
      for (const event of events) {
        if (event.kind === 'began') told = []; // the same experiment, started anew
        told.push(event);
      }
      post({ kind: 'told', events });
    },
  };
}
