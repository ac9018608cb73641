/** The fingerprint of results in a link: `results=a4130835`. Who reproduces it is told so. */
import { FINGERPRINT_VERSIONS, fingerprintVersion, shortFingerprint } from './fingerprint-text';
import { clip, LONGEST_LINK, passedOver, type LinkNote } from './link-note';
import { said } from './problems';
import { SCHEMA_VERSION } from './schema';
import { entriesOf } from './travelled';

export const RESULTS_KEY = 'results';

/** The hash, without '#', with the first 8 digits of a fingerprint; unchanged without one. */
export function withResults(hash: string, fingerprint: string | null): string {
  if (fingerprint === null) return hash;
  return `${hash || `v=${SCHEMA_VERSION}`}&${RESULTS_KEY}=${shortFingerprint(fingerprint)}`;
}

/** The fingerprint that a link promises, and a note where it is none. Never throws. */
export function readResults(link: string): { results: string | null; notes: LinkNote[] } {
  const entry = link.length > LONGEST_LINK ? undefined : entriesOf(link).find(({ key }) => key === RESULTS_KEY);
  if (!entry) return { results: null, notes: [] };
  const digits = entry.value.toLowerCase();
  const version = digits === shortFingerprint(digits) ? fingerprintVersion(digits) : null;
  if (version !== null && FINGERPRINT_VERSIONS.includes(version))
    return { results: digits, notes: passedOver(entry, RESULTS_KEY, digits) };
  const allowed = said('digits');
  return {
    results: null,
    notes: [{ kind: 'not-allowed', path: RESULTS_KEY, given: clip(entry.value), used: 'none', allowed }],
  };
}
