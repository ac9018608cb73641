/** Planes through three networks: copies and what they part from, or the full network, its ticket and a control. */
import { memo, useCallback, useMemo } from 'react';
import { useTexts } from '../../../texts';
import { PlaneChart } from '../../../charts/connectivity/plane-chart';
import type { NamedPlane, PlaneNetwork } from '../../../charts/connectivity/plane-words';
import { count } from '../../../charts/kit/format';
import { useArms } from '../../../charts/kit/use-arms';
import { PLANE_EXAMPLES, planeId } from '../../../experiment/planes';
import type { Height } from '../../../experiment/view-link';
import { armOf, full, type Arm } from '../../../lottery/run-key';
import { planesIn } from '../../../recording/planes';
import { taskOf } from '../../../tasks';
import { useActions, useLab } from '../../state/lab';
import { useShown } from '../../state/shown';

const Plane = memo(PlaneChart);

export function PlanePanel() {
  const { t } = useTexts();
  const { name, style } = useArms();
  const { recording, experiment, standard } = useShown();
  const measurements = recording?.measurements;
  const planes = useMemo(() => {
    const network = (title: string, arm: Arm, isStart = false): PlaneNetwork => {
      const { colour, text } = style(arm);
      return { name: title, colour, text, isStart };
    };
    return planesIn({ experiment, measurements }).map(({ triple, columns }): NamedPlane => {
      if (triple.through === 'ticket') {
        const arms = [full, armOf(triple.ticket), armOf(triple.control)] as const;
        const names = arms.map(name);
        return {
          id: planeId(triple),
          short: names[1],
          name: names.join(', '),
          networks: [network(names[0], arms[0]), network(names[1], arms[1]), network(names[2], arms[2])],
          columns,
        };
      }
      const { step } = triple;
      const from = step === 0 ? t('charts.plane.start') : t('charts.plane.from', { step: count(step) });
      return {
        id: planeId(triple),
        short: t('charts.barrier.step', { step: count(step) }),
        name: t('charts.plane.copies', { step: count(step) }),
        networks: [
          network(t('charts.plane.copy', { number: 1 }), full),
          network(t('charts.plane.copy', { number: 2 }), full),
          network(from, full, true),
        ],
        columns,
      };
    });
  }, [experiment, measurements, name, style, t]);
  const metrics = useMemo(() => {
    const { stop, judge } = standard;
    return stop.id === judge.id ? [judge] : [stop, judge];
  }, [standard]);
  const { examples } = taskOf(experiment.data.set);
  const plane = useLab(({ view }) => view.plane);
  const height = useLab(({ view }) => view.height);
  const { setView } = useActions();
  const choose = useCallback((id: string) => setView({ plane: id }), [setView]);
  const chooseHeight = useCallback((of: Height) => setView({ height: of }), [setView]);
  return (
    <Plane
      planes={planes}
      chosen={plane}
      onChoose={choose}
      metrics={metrics}
      height={height}
      onHeight={chooseHeight}
      examples={Math.min(PLANE_EXAMPLES, examples('test', experiment.data))}
    />
  );
}
