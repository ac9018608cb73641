import { armStyle } from '../../charts/kit/arms';

/** A short piece of an arm's line: its colour and its dash, as in every chart. */
export function ArmSwatch({ arm }: { readonly arm: string }) {
  const { colour, dash, width } = armStyle(arm);
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
