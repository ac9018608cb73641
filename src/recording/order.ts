import type { ArmNames } from '../experiment/arm-names';
import { armOf, keyText, ticketOf, type RunKey } from '../lottery/run-key';
import type { MaskRecord, Measurement } from './recording';

export const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** By trial, level and name of the arm: an order that does not tell what was trained first. */
export const byRun =
  ({ nameOf }: ArmNames) =>
  (a: RunKey, b: RunKey): number =>
    a.trial - b.trial || a.level - b.level || byText(nameOf(armOf(a)), nameOf(armOf(b)));

/** By trial and name of the chain. */
export const byChain =
  ({ nameOf }: ArmNames) =>
  (a: MaskRecord, b: MaskRecord): number =>
    a.trial - b.trial || byText(nameOf(ticketOf(a.chain)), nameOf(ticketOf(b.chain)));

/** Equal for tables of the same measure about the same network, and for no others; numbers are told in any order. */
export const measuredAt = ({ measure, id, about }: Pick<Measurement, 'measure' | 'id' | 'about'>): string =>
  JSON.stringify([measure, keyText(id), Object.entries(about).toSorted(([a], [b]) => byText(a, b))]);

/** By the numbers that say what was measured. */
export const byAbout = (a: Pick<Measurement, 'about'>, b: Pick<Measurement, 'about'>): number => {
  const name = Object.keys(a.about).find((own) => a.about[own] !== b.about[own]);
  return name === undefined ? 0 : a.about[name] - b.about[name];
};
