/** Rounds being pruned: one that is looked at, and those that come while this page trains. */
import { useCallback, useMemo, useState } from 'react';
import { isDrawable, MOST_EDGES } from '../../../charts/network/network-graph-layout';
import type { PrunedLayer } from '../../../lottery/pruned-layer';
import type { Question } from '../../../page-worker/look/questions';
import type { MaskRecord } from '../../../recording/recording';
import { useLab } from '../../state/lab';
import { useShown } from '../../state/shown';
import { isBusy } from '../../state/status';
import { useMask } from '../../state/use-mask';
import { useAnswer } from './use-answer';
import { useRuns } from './use-runs';

/** Weights shown of a layer: all of them would be a grey heap, unless each is a line of a graph. */
const MOST = 400;

/** The masks of a chain in the shown trial, as far as they are known. */
function useMaskOf(chain: number): MaskRecord | null {
  const { recording } = useShown();
  const trial = useMask()?.trial;
  return recording?.masks.find((mask) => mask.chain === chain && mask.trial === trial) ?? null;
}

/** @param round of the chain; 0: nothing is pruned */
export function usePruning(chain: number, round: number) {
  const { network } = useShown();
  const of = useRuns();
  const mask = useMaskOf(chain);
  const isGraph = useMemo(() => isDrawable(network), [network]);
  const isDone = mask !== null && round > 0 && round < mask.remaining.length;
  const prunedIn = isDone ? mask.prunedIn : null;
  const question = useMemo(
    (): Question<'pruning'> | null =>
      of && prunedIn && { kind: 'pruning', of, chain, round, prunedIn, most: isGraph ? MOST_EDGES : MOST },
    [of, chain, round, prunedIn, isGraph],
  );
  const answered = useAnswer(question);
  // the last answer stays until the next one is there; one about another experiment's network has other layers
  const isOwn = answered.to?.of.experiment === of?.experiment;
  return { ...answered, answer: isOwn ? answered.answer : null, question, graph: isGraph ? network : null };
}

/** The newest round of a chain in training, 0 before the first; null while somebody looks at one of their own choice. */
export function useRoundInTraining(chain = 0): number | null {
  const { isLive } = useShown();
  const mask = useMaskOf(chain);
  const isFollowed = useLab(({ session, selection }) => isBusy(session.status) && selection.round === null);
  return isLive && isFollowed ? (mask ? mask.remaining.length - 1 : 0) : null;
}

interface Fresh {
  readonly round: number;
  readonly layers: readonly PrunedLayer[];
  /** P_m before and after, 0 … 1 */
  readonly remaining: readonly [before: number, after: number];
  readonly over: () => void;
}

/** The round that was pruned just now, for as long as its film takes. */
export function useFreshPruning(): Fresh | null {
  const { remaining } = useShown();
  const newest = useRoundInTraining();
  const [seen, setSeen] = useState(newest);
  const [fresh, setFresh] = useState(0);
  // while nothing is followed the last film goes on, and what was seen is no news later
  if (newest !== null && newest !== seen) {
    setSeen(newest);
    setFresh(newest);
  }
  const over = useCallback(() => setFresh(0), []);
  const { answer, to } = usePruning(0, fresh);
  if (fresh === 0 || to?.round !== fresh || !answer?.layers) return null;
  return { round: fresh, layers: answer.layers, remaining: [remaining[fresh - 1] ?? 1, remaining[fresh] ?? 1], over };
}
