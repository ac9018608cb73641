import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DamagedFile } from './damaged-file';
import { writeRecording } from './file';
import { smallRecording, smallRun } from '../recording/fixture';
import { readHistory, writeHistory } from './history-file';
import { pack, textOf } from './pack';
import type { Recording } from '../recording/recording';
import { summaryOf } from './summary';

const recording = (loss: number): Recording => smallRecording(smallRun('full', loss));
const runs = await Promise.all(
  [0.5, 0.25].map(async (loss, at) => ({
    label: { id: `run-${at}`, name: at === 0 ? 'Ünïcode — "first"' : '', note: 'a\nnote', when: 1_000 + at },
    text: await writeRecording(recording(loss)),
  })),
);
const asFile = async (bytes: Uint8Array<ArrayBuffer>): Promise<Blob> => new Blob([bytes]);
const exported = async (): Promise<Blob> =>
  writeHistory(
    runs.length,
    (async function* () {
      yield* runs;
    })(),
  );
const lines = async (): Promise<string[]> => (await textOf(await exported())).split('\n');
const fromText = (text: string): Blob => new Blob([text]);

describe('a file of runs', () => {
  it('is read back equal: recordings, names, notes, times', async () => {
    const read = await readHistory(await exported());
    expect(read.map(({ summary: { id, name, note, when } }) => ({ id, name, note, when }))).toEqual(
      runs.map(({ label }) => label),
    );
    for (const [at, { packed, summary }] of read.entries()) {
      expect(await textOf(await asFile(packed))).toBe(runs[at].text);
      expect(summary).toEqual(summaryOf(recording([0.5, 0.25][at]), runs[at].label, packed.length));
    }
  });

  it('is read without compression, too, and may be empty', async () => {
    expect(await readHistory(fromText((await lines()).join('\n')))).toHaveLength(2);
    expect(
      await readHistory(
        await writeHistory(
          0,
          (async function* () {
            yield* [];
          })(),
        ),
      ),
    ).toEqual([]);
  });

  it('is refused with a clear message', async () => {
    const [head, label, text, ...rest] = await lines();
    const cases: [string, RegExp][] = [
      ['', /does not hold runs/],
      ['{"format":"ticket-lab-recording"}', /does not hold runs/],
      [head.replace('"version":1', '"version":2'), /version 2; this app reads version 1/],
      [head.replace('"runs":2', '"runs":99999'), /states 99999 runs; at most 5000/],
      [[head, label].join('\n'), /cut off: it has 0 of its 2 runs/],
      [[head, label, text].join('\n'), /cut off: it has 1 of its 2 runs/],
      [[head, label, text, label, text].join('\n'), /the same run twice/],
      [[head.replace('"runs":2', '"runs":1'), label, text, label, text].join('\n'), /more than the 1 runs/],
      [
        [head, '{"id":"../x"}', text, ...rest].join('\n'),
        /Run 1 of the file: The name, note or date is damaged at id: it is "..\/x"; allowed: another form/,
      ],
      [
        [head, '7', text, ...rest].join('\n'),
        /Run 1 of the file: The name, note or date is damaged at its beginning: it is 7; allowed: an object/,
      ],
      [
        [head, label, text.replace('[0.5,0.9]', '[0.5,4.88]'), ...rest].join('\n'),
        /"full": the validation accuracy at step 100 is 4.88; allowed: 0 … 1/,
      ],
      [[head, label, '{}', ...rest].join('\n'), /Run 1 of the file: The file is not a Ticket Lab recording/],
      [
        [head, label, text.replace('"rate":0.35', '"rate":35'), ...rest].join('\n'),
        /Run 1 of the file: The recording's experiment: pruning.rate is 35; allowed: 0.05 … 0.9/,
      ],
    ];
    for (const [content, message] of cases) await expect(readHistory(fromText(content))).rejects.toThrow(message);
  });

  it('cut off or changed anywhere gives an error or all of its runs, never anything else', async () => {
    const bytes = new Uint8Array(await (await exported()).arrayBuffer());
    const text = (await lines()).join('\n');
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(255), fc.boolean(), async (at, value, cut) => {
        const changed = cut ? bytes.slice(0, at) : bytes.with(at, value);
        expect(await outcome(await asFile(new Uint8Array(changed)))).toMatch(
          /^(2 runs|The file .*|Run \d of the file: .*)$/,
        );
      }),
      { numRuns: 150 },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length - 1),
        fc.string({ maxLength: 3 }),
        fc.nat(20),
        async (at, inserted, removed) => {
          const changed = text.slice(0, at) + inserted + text.slice(at + removed);
          expect(await outcome(fromText(changed))).toMatch(/^([0-2] runs|The file .*|Run \d of the file: .*)$/);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('that unpacks to gigabytes is refused while it is read', async () => {
    // 1,000 times smaller than what it unpacks to
    const bomb = gzipSync(new Uint8Array(60_000_000).fill(0x20), { level: 9 });
    expect(bomb.length).toBeLessThan(100_000);
    await expect(readHistory(await asFile(new Uint8Array(bomb)))).rejects.toThrow(
      'line of more than 50000000 characters',
    );
    await expect(textOf(await asFile(new Uint8Array(bomb)))).rejects.toThrow('more than 50000000 bytes');
    await expect(textOf(await asFile(await pack('abc')), 2)).rejects.toThrow('more than 2 bytes');
  });

  it('that is no text is said to be none', async () => {
    await expect(textOf(await asFile(Uint8Array.of(0xff, 0xfe, 0xfd)))).rejects.toThrow('not a text file');
  });
});

async function outcome(file: Blob): Promise<string> {
  try {
    return `${(await readHistory(file)).length} runs`;
  } catch (error) {
    return error instanceof DamagedFile ? error.message.replaceAll('\n', ' ') : 'not an error';
  }
}
