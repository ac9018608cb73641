import type { Arm } from '../../lottery/run-key';
import { ArmLine } from './arm-line';
import { useArms } from './use-arms';

interface LegendProps {
  readonly arms: readonly Arm[];
  readonly names: Readonly<Record<string, string>>;
}

const LINE = [2, 22].map((x) => ({ x, y: 4 }));

/** The names of lines that have no room in their plot. */
export function Legend({ arms, names }: LegendProps) {
  const { style } = useArms();
  if (arms.length === 0) return null;
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
    </p>
  );
}
