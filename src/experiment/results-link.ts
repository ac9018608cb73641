/** The fingerprint of results in a link: `results=a4130835`. Who reproduces it is told so. */
import { clip, LONGEST_LINK, type LinkNote } from './link-note';
import { SCHEMA_VERSION } from './schema';

export const RESULTS_KEY = 'results';
const DIGITS = /^[0-9a-f]{8}$/;

/** The hash, without '#', with the first 8 digits of a fingerprint; unchanged without one. */
export function withResults(hash: string, fingerprint: string | null): string {
  if (fingerprint === null) return hash;
  return `${hash || `v=${SCHEMA_VERSION}`}&${RESULTS_KEY}=${fingerprint.slice(0, 8)}`;
}

/** The fingerprint that a hash promises, and a note where it is none. Never throws. */
export function readResults(hash: string): { results: string | null; notes: LinkNote[] } {
  const text = hash.replace(/^#/, '');
  const given = text.length > LONGEST_LINK ? null : new URLSearchParams(text).get(RESULTS_KEY);
  if (given === null) return { results: null, notes: [] };
  if (DIGITS.test(given)) return { results: given, notes: [] };
  const allowed = '8 digits 0 … 9, a … f';
  return { results: null, notes: [{ kind: 'not-allowed', path: RESULTS_KEY, given: clip(given), used: 'none', allowed }] };
}
