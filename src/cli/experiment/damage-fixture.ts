/** For tests: what happens to files of a state folder. */
import { appendFileSync, cpSync, readdirSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RandomStream } from '../../lottery/random/stream';

type Damage = (path: string, other: string, random: RandomStream) => void;

const change = (path: string, edit: (bytes: Buffer) => void): void => {
  const bytes = readFileSync(path);
  edit(bytes);
  writeFileSync(path, bytes);
};

const DAMAGES: Readonly<Record<string, Damage>> = {
  'a flipped bit': (path, _, random) =>
    change(path, (bytes) => void (bytes[random.below(bytes.length)] ^= 1 << random.below(8))),
  'a flipped bit at the head': (path, _, random) =>
    change(path, (bytes) => void (bytes[random.below(100)] ^= 1 << random.below(8))),
  shortened: (path, _, random) => truncateSync(path, random.below(readFileSync(path).length)),
  emptied: (path) => truncateSync(path, 0),
  'a lost block': (path, _, random) => change(path, (bytes) => void bytes.fill(0, random.below(bytes.length))),
  lengthened: (path) => appendFileSync(path, 'more'),
  'another file in its place': (path, other) => cpSync(other, path),
  swapped: (path, other) => {
    renameSync(path, `${path}.held`);
    renameSync(other, path);
    renameSync(`${path}.held`, other);
  },
  'a text': (path) => writeFileSync(path, '{"weights":[]}'),
};

/** Damages one of the folder's runs. @returns how, and which files are not sound now */
export function damage(
  state: string,
  random: RandomStream,
): { readonly how: string; readonly names: readonly string[] } {
  const runs = join(state, 'runs');
  const names = readdirSync(runs)
    .filter((name) => name.endsWith('.bin'))
    .toSorted();
  const [at, shift] = [random.below(names.length), 1 + random.below(names.length - 1)];
  const [name, other] = [names[at], names[(at + shift) % names.length]];
  const kinds = Object.keys(DAMAGES);
  const how = kinds[random.below(kinds.length)];
  const before = readFileSync(join(runs, name));
  DAMAGES[how](join(runs, name), join(runs, other), random);
  if (readFileSync(join(runs, name)).equals(before)) return damage(state, random); // a block of zeros
  return { how, names: how === 'swapped' ? [name, other] : [name] };
}
