/** The networks of the selected round that can act, as far as their weights are at hand. */
import { useMemo, useState } from 'react';
import { policyWith, readsOf } from '../../../../charts/episodes/episode';
import type { Actor } from '../../../../charts/episodes/stages';
import { useArms } from '../../../../charts/kit/use-arms';
import { armOf, full } from '../../../../lottery/run-key';
import type { ArmAt, Question } from '../../../../page-worker/look/questions';
import { environments } from '../../../../tasks/control/environments';
import { useShown } from '../../../state/shown';
import { useAnswer } from '../use-answer';
import { useRuns } from '../use-runs';

/** Most networks beside each other. */
const MOST = 6;

export function useActors() {
  const { name, style } = useArms();
  const { experiment, network, peers, remaining, round, results } = useShown();
  const of = useRuns();
  // times that missing networks were trained by themselves
  const [alone, setAlone] = useState(0);
  // all weights are left in round 0: there the first ticket acts
  const at = Math.max(round, 1);
  const networks = useMemo(
    (): ArmAt[] => [{ arm: full, round: 0 }, ...peers.map((arm) => ({ arm, round: at }))].slice(0, MOST),
    [peers, at],
  );
  const trained = networks.map((asked) =>
    results.some((run) => run.trial === of?.trial && run.level === asked.round && armOf(run) === asked.arm),
  );
  const question = useMemo(
    (): Question<'weights'> | null => (of ? { kind: 'weights', of, networks } : null),
    // oxlint-disable-next-line react/exhaustive-deps -- and again when one more has been trained
    [of, networks, trained.join(), alone],
  );
  const { answer: last, to, problem, waiting } = useAnswer(question);
  // of another experiment the weights are those of another network
  const answer = to?.of === of ? last : null;
  const actors = useMemo(
    () =>
      (answer?.networks ?? []).flatMap(({ arm, weights }): Actor[] =>
        weights
          ? [
              {
                id: arm,
                name: name(arm),
                style: style(arm),
                policy: policyWith(network, weights),
                reads: readsOf(network, weights),
              },
            ]
          : [],
      ),
    [answer, network, name, style],
  );
  return {
    of,
    environment: environments.get(experiment.data.set),
    actors,
    missing: answer?.networks.filter(({ weights }) => weights === null) ?? [],
    onTrained: () => setAlone(alone + 1),
    /** weights come from a recording */
    rounded: answer?.networks.some(({ rounded }) => rounded) ?? false,
    /** P_m of the tickets, 0 … 1 */
    left: remaining[at] ?? 1,
    problem,
    waiting,
  };
}
