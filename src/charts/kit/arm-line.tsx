/** A line in the colour and dash of its arm. */
import { line } from 'd3';
import { armStyle } from './arms';
import type { Spot } from './place-labels';

const path = line<Spot>(
  ({ x }) => x,
  ({ y }) => y,
);

export function ArmLine(props: { readonly arm: string; readonly spots: readonly Spot[]; readonly className: string }) {
  const { colour, dash, width } = armStyle(props.arm);
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
