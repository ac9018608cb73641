import type { Prediction } from '../../store/store';

export const isGuessed = ({ kind, curve, breaks }: Prediction): boolean =>
  kind === 'curve' ? curve.some((value) => value !== null) : breaks !== null;
