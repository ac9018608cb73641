/**
 * How the fingerprint of results is written: 64 hex digits are of version 1, "2-" and 64 hex digits of version 2.
 * What stands in files, links and messages says its version so, and texts of two versions are never equal.
 */

/** Of an app of this version. */
export const FINGERPRINT_VERSIONS: readonly number[] = [1, 2];

const FORM = /^(?:([2-9]|[1-9]\d+)-)?(?:[0-9a-f]{64}|[0-9a-f]{8})$/;

export const fingerprintText = (version: number, hex: string): string => (version === 1 ? hex : `${version}-${hex}`);

/** The first 8 digits, for screens and links; the version stays. */
export const shortFingerprint = (text: string): string => text.replace(/^((?:\d+-)?.{8}).*$/, '$1');

/** The version of a fingerprint, whole or short; null: the text is none. */
export function fingerprintVersion(text: string): number | null {
  const form = FORM.exec(text);
  return form && Number(form[1] ?? 1);
}
