/** A compared run's line, as charts draw it. */
import { runStyle } from '../../charts/kit/run-style';

export function RunSwatch({ place }: { readonly place: number }) {
  const { colour, dash, width } = runStyle(place);
  return (
    <svg className="run-swatch" viewBox="0 0 30 10" aria-hidden="true">
      <path d="M1 5H29" stroke={colour} strokeWidth={width} strokeDasharray={dash} strokeLinecap="round" />
    </svg>
  );
}
