/** Examples of a text: windows from anywhere in its parts. */
import { stream } from '../../../lottery/random/stream';
import type { Examples, SplitName } from '../../../engine/examples';
import { Problem } from '../../../problem';
import type { Asked, Windows } from '../corpus';
import { said } from '../problems';
import { windowsOf } from '../windows';
import { numberText, readText } from './read-text';

/**
 * Windows for training begin anywhere, as chance has it; those that validate and test lie evenly over their parts, the first
 * at the beginning and the last at the end.
 * @param file name of the text, in errors
 * @throws Problem naming the file where it cannot be read, or is too short for so many examples
 */
export function windowsOfText(bytes: Uint8Array, file: string, settings: Asked, seed: number): Windows {
  const { characters, ...parts } = numberText(readText(bytes, file), file);
  const { window } = settings;
  const split = (name: SplitName): Examples => {
    const [part, count] = [parts[name], settings[name]];
    /** places where a window may begin, with one character behind it */
    const places = part.length - window;
    if (places < count) {
      const held = part.length;
      throw new Problem(
        said('in-file', { file, problem: said('too-short', { held, part: said(name), count, least: count + window }) }),
      );
    }
    const placeOf = (at: number): number =>
      name === 'train'
        ? stream(seed, 'data', 'text', name, at).below(places)
        : Math.floor((at * (places - 1)) / Math.max(1, count - 1));
    return windowsOf(count, window, (to, at) => to.set(part.subarray(placeOf(at), placeOf(at) + window + 1)));
  };
  return { characters, train: split('train'), validation: split('validation'), test: split('test'), sourceBits: null };
}
