/**
 * npm run gallery [-- ID …] [--data DIR]: records the gallery's experiments (all of them, or those
 * named) into public/recordings/, with trained weights where the entry says so, and writes down what
 * they say in src/gallery/facts.json.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeLink } from '../../experiment/link';
import { experimentOfEntry, gallery, type GalleryEntry } from '../../gallery';
import { factsOf, type Facts } from '../../gallery/facts';
import { readRecording } from '../../formats/file';
import { readArguments } from '../arguments';
import { main as runExperiment, NOT_KEPT } from '../experiment/main';
import { lineOf } from '../reason';
import { writeWhole } from '../write-whole';

const FOLDER = 'public/recordings';
const FACTS = 'src/gallery/facts.json';
const USAGE = `Usage: npm run gallery [-- ID …] [--data DIR] [--facts-only]. Known: ${gallery.ids.join(', ')}.`;

/** @returns exit code: 0 done, 1 failed, 2 wrong arguments */
export async function main(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = readArguments({
      args: [...args],
      allowPositionals: true,
      options: { data: { type: 'string' }, 'facts-only': { type: 'boolean' } },
    });
    const chosen = positionals.length > 0 ? positionals.map((id) => gallery.get(id)) : gallery.all;
    if (!values['facts-only']) {
      for (const entry of chosen) {
        const code = await record(entry, values.data);
        if (code !== 0 && code !== NOT_KEPT) return code;
      }
    }
    await writeWhole(FACTS, `${JSON.stringify(await allFacts(), null, 2)}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${lineOf(error)} ${USAGE}\n`);
    return 2;
  }
}

function record(entry: GalleryEntry, data?: string): Promise<number> {
  process.stdout.write(`${entry.id}\n`);
  const link = writeLink(experimentOfEntry(entry));
  const out = join(FOLDER, `${entry.recording}.json`);
  const weights = entry.hasWeights ? ['--weights', join(FOLDER, `${entry.recording}.weights.json`)] : [];
  return runExperiment([link, '--out', out, ...weights, ...(data === undefined ? [] : ['--data', data])]);
}

/** Facts by entry, of every recording that is there. */
async function allFacts(): Promise<Record<string, Facts>> {
  const there = await readdir(FOLDER);
  const facts: Record<string, Facts> = {};
  for (const { id, recording } of gallery.all) {
    const name = `${recording}.json`;
    if (!there.includes(name)) continue;
    facts[id] = factsOf(await readRecording(await readFile(join(FOLDER, name), 'utf8')));
  }
  return facts;
}
