import type { MaskRecord, RunId } from './recording';

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** By trial, round and arm: an order that does not tell what was trained first. */
export const byRun = (a: RunId, b: RunId): number => a.trial - b.trial || a.round - b.round || byText(a.arm, b.arm);

/** By trial and chain. */
export const byChain = (a: MaskRecord, b: MaskRecord): number => a.trial - b.trial || byText(a.chain, b.chain);
