/** QR codes that are read from afar: as few and as large squares as the text allows. */
import { encode } from 'uqr';

/** Texts longer than this do not fit into a QR code of the lowest correction, in bytes. */
export const LONGEST = 2_900;
/** Up to here codes stay small enough for more correction, in bytes. */
const SHORT = 120;

interface QrPath {
  /** squares from side to side, with the quiet zone of 4 */
  readonly size: number;
  readonly path: string;
}

/**
 * @returns null for a text too long for any code
 */
export function qrPath(text: string): QrPath | null {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > LONGEST) return null;
  // correction grows by itself where it costs no larger code
  const code = encode(text, { border: 4, ecc: bytes <= SHORT ? 'M' : 'L', boostEcc: true });
  const cells = code.data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size: code.size, path: cells.join('') };
}
