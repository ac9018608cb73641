import { useArms } from '../../charts/kit/use-arms';
import type { Arm } from '../../lottery/run-key';

/** A short piece of an arm's line: its colour and its dash, as in every chart. */
export function ArmSwatch({ arm }: { readonly arm: Arm }) {
  const { colour, dash, width } = useArms().style(arm);
  return (
    <svg className="arm-swatch" width="24" height="8" aria-hidden focusable="false">
      <line
        x1="2"
        y1="4"
        x2="22"
        y2="4"
        style={{ stroke: colour }}
        strokeWidth={width}
        strokeDasharray={dash}
        strokeLinecap="round"
      />
    </svg>
  );
}
