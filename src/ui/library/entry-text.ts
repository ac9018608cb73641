/** What a gallery entry claims, in words: its sentences stand in the catalogue, its numbers in the facts. */
import allFacts from '../../gallery/facts.json';
import { experimentOfEntry, gallery, type GalleryEntry } from '../../gallery';
import { bestRound, keptTo, lostFrom, roundAt, type Facts, type RoundFacts } from '../../gallery/facts';
import type { RecordedFrom } from '../../store/store';
import { taskOf } from '../../tasks';
import { integer, percent, points, score } from '../kit/format';

// written from the recordings by `npm run gallery`; a test holds that it still says the same
const FACTS = allFacts as unknown as Readonly<Record<string, Facts | undefined>>;

export const factsOfEntry = (id: string): Facts | undefined => FACTS[id];

/** Where its recording comes from, with the round that its title speaks of: so does the page, however it was opened. */
export function fromEntry(entry: GalleryEntry): RecordedFrom {
  const facts = factsOfEntry(entry.id);
  return { kind: 'gallery', id: entry.id, round: facts ? shownRound(entry, facts) : null };
}

const shownRound = ({ about }: GalleryEntry, facts: Facts): number | null =>
  about === undefined ? null : roundAt(facts, about);

/** Numbers that titles and descriptions may speak of. */
export function entryValues(id: string): Record<string, string> {
  const facts = factsOfEntry(id);
  if (!facts) return {};
  const shown = shownRound(gallery.get(id), facts);
  const metric = taskOf(experimentOfEntry(gallery.get(id)).data.set).judge;
  const loss = (round: RoundFacts | null | undefined, arm: string, against = facts.full): string => {
    const fact = round?.arms[arm];
    return fact ? points(metric, fact.score - against) : '';
  };
  const reached = (round: RoundFacts | null | undefined, arm: string): string => {
    const fact = round?.arms[arm];
    return fact ? score(metric, fact.score) : '';
  };
  const left = (round: RoundFacts | null | undefined): string => (round ? percent(round.remaining) : '');
  const [first, last] = [facts.rounds[0], facts.rounds.at(-1)];
  const [kept, best] = [keptTo(facts), bestRound(facts)];
  return {
    full: score(metric, facts.full),
    winning: left(facts.winning ? facts.rounds[facts.winning - 1] : null),
    shown: left(shown === null ? null : facts.rounds[shown - 1]),
    kept: left(kept),
    keptReinitializedLoss: loss(kept, 'reinitialized', kept?.arms.ticket?.score),
    lostFrom: left(lostFrom(facts)),
    best: left(best),
    bestPoints: loss(best, 'ticket'),
    first: left(first),
    firstLoss: loss(first, 'ticket'),
    last: left(last),
    lastLoss: loss(last, 'ticket'),
    lastTicket: reached(last, 'ticket'),
    lastReinitializedLead: loss(last, 'reinitialized', last?.arms.ticket?.score),
    lastRandomLead: loss(last, 'random-mask', last?.arms.ticket?.score),
    lastRewound: reached(last, 'late-rewound'),
    ...barrierValues(facts, metric),
    ...emergenceValues(facts, metric),
    runs: integer(facts.runs),
    trials: integer(facts.trials),
    counted: integer(facts.trials - facts.leftOut),
    leftOut: integer(facts.leftOut),
  };
}

/** Where paths between copies were measured. */
function barrierValues({ barriers }: Facts, metric: Parameters<typeof points>[0]): Record<string, string> {
  if (!barriers) return {};
  const { sweep, another, stableFrom } = barriers;
  return {
    stableFrom: stableFrom === null ? '' : integer(stableFrom),
    barrierAtStart: points(metric, sweep[0]?.[1] ?? 0),
    barrierAnother: another === null ? '' : points(metric, another),
  };
}

/** Of the smallest networks of Early-Bird, where masks emerge. */
function emergenceValues({ emergence = [] }: Facts, metric: Parameters<typeof score>[0]): Record<string, string> {
  const smallest = emergence.at(-1);
  return smallest ? { earlyBird: score(metric, smallest.score), earlyBirdSaved: percent(smallest.saved) } : {};
}
