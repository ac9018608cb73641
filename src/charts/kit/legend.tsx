import type { Arm } from '../../lottery/run-key';
import { ArmLine } from './arm-line';
import { MarkSample, type MarkKey } from './keys';
import type { KeyRequest } from './place-keys';
import { useArms } from './use-arms';

interface LegendProps {
  readonly arms: readonly Arm[];
  readonly names: Readonly<Record<string, string>>;
  readonly marks: readonly KeyRequest<MarkKey>[];
  readonly em: number;
}

const LINE = [2, 22].map((x) => ({ x, y: 4 }));

/** The names of lines, and what marks say, that have no room in their plot. */
export function Legend({ arms, names, marks, em }: LegendProps) {
  const { style } = useArms();
  if (arms.length + marks.length === 0) return null;
  return (
    <p className="chart-legend" aria-hidden="true">
      {arms.map((arm) => (
        <span key={arm} style={{ color: style(arm).text }}>
          <svg width="24" height="8">
            <ArmLine arm={arm} spots={LINE} className="chart-line" />
          </svg>{' '}
          <span>{names[arm]}</span>
        </span>
      ))}
      {marks.map(({ id, text }) => (
        <span key={id} className="chart-legend-mark">
          <svg width={em * 1.6} height={em}>
            <g transform={`translate(${em * 0.8},${em / 2})`}>
              <MarkSample id={id} em={em} />
            </g>
          </svg>{' '}
          <span>{text}</span>
        </span>
      ))}
    </p>
  );
}
