/** The fingerprint of results in a link: `results=a4130835`. Who reproduces it is told so. */
import { clip, LONGEST_LINK, passedOver, type LinkNote } from './link-note';
import { said } from './problems';
import { SCHEMA_VERSION } from './schema';
import { entriesOf } from './travelled';

export const RESULTS_KEY = 'results';
const DIGITS = /^[0-9a-f]{8}$/;

/** The hash, without '#', with the first 8 digits of a fingerprint; unchanged without one. */
export function withResults(hash: string, fingerprint: string | null): string {
  if (fingerprint === null) return hash;
  return `${hash || `v=${SCHEMA_VERSION}`}&${RESULTS_KEY}=${fingerprint.slice(0, 8)}`;
}

/** The fingerprint that a link promises, and a note where it is none. Never throws. */
export function readResults(link: string): { results: string | null; notes: LinkNote[] } {
  const entry = link.length > LONGEST_LINK ? undefined : entriesOf(link).find(({ key }) => key === RESULTS_KEY);
  if (!entry) return { results: null, notes: [] };
  const digits = entry.value.toLowerCase();
  if (DIGITS.test(digits)) return { results: digits, notes: passedOver(entry, RESULTS_KEY, digits) };
  const allowed = said('digits');
  return {
    results: null,
    notes: [{ kind: 'not-allowed', path: RESULTS_KEY, given: clip(entry.value), used: 'none', allowed }],
  };
}
