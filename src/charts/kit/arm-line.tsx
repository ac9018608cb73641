/** A line in the colour and dash of its arm. */
import { line } from 'd3';
import type { Arm } from '../../lottery/run-key';
import { useArms } from './use-arms';
import type { Spot } from './place-labels';

const path = line<Spot>(
  ({ x }) => x,
  ({ y }) => y,
);

export function ArmLine(props: { readonly arm: Arm; readonly spots: readonly Spot[]; readonly className: string }) {
  const { colour, dash, width } = useArms().style(props.arm);
  return (
    <path
      d={path([...props.spots]) ?? ''}
      className={props.className}
      stroke={colour}
      strokeDasharray={dash}
      style={{ '--width': width } as React.CSSProperties}
    />
  );
}
