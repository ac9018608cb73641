/** The networks of the selected round that can act, as far as their weights are at hand. */
import { useMemo, useState } from 'react';
import { policyWith, readsOf } from '../../../../charts/episodes/episode';
import type { Actor } from '../../../../charts/episodes/actor';
import { useArms } from '../../../../charts/kit/use-arms';
import { armOf } from '../../../../lottery/run-key';
import type { ArmAt, Question } from '../../../../page-worker/look/questions';
import { environmentOf } from '../../../../tasks/control/settings';
import { useShown } from '../../../state/shown';
import { useAnswer } from '../use-answer';
import { useRuns } from '../use-runs';
import { actingAt, atHand } from './acting';

export function useActors() {
  const { name, style } = useArms();
  const { experiment, network, peers, remaining, round, results } = useShown();
  const of = useRuns();
  const environment = useMemo(() => environmentOf(experiment.data), [experiment.data]);
  // times that missing networks were trained by themselves
  const [alone, setAlone] = useState(0);
  const networks = useMemo(() => actingAt(round, peers), [peers, round]);
  const isTrained = ({ arm, round: level }: ArmAt): boolean =>
    results.some((run) => run.trial === of?.trial && run.level === level && armOf(run) === arm);
  const trained = networks.map(isTrained);
  const question = useMemo(
    (): Question<'weights'> | null => (of ? { kind: 'weights', of, networks } : null),
    // oxlint-disable-next-line react/exhaustive-deps -- and again when one more has been trained
    [of, networks, trained.join(), alone],
  );
  const asked = useAnswer(question);
  const { problem } = asked;
  const { networks: known, missing, asking } = atHand(question, asked, isTrained);
  const actors = useMemo(
    () =>
      known.flatMap(({ arm, weights }): Actor[] =>
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
    [known, network, name, style],
  );
  return {
    of,
    environment,
    actors,
    missing,
    onTrained: () => setAlone(alone + 1),
    /** weights come from a recording */
    rounded: known.some(({ rounded }) => rounded) ?? false,
    /** P_m of the tickets, 0 … 1 */
    left: remaining[round] ?? 1,
    problem,
    /** it is not known yet whose weights are at hand */
    asking,
  };
}
