import { describe, expect, it } from 'vitest';
import de from './de.json';
import { inWordsOf } from './messages';

const sources = import.meta.glob<string>(['../../**/*.ts', '!../../**/*.test.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Templates of the code with empty slots. */
const withSlots = (code: string): string => code.replace(/\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, '{{}}');

const say = (message: string): string => inWordsOf(de.messages, message);

describe('messages of the machinery in another language', () => {
  it('are said by their pattern, with their values', () => {
    expect(say('train.gz: is empty (0 bytes).')).toBe('train.gz: ist leer (0 Byte).');
    expect(say('a.b (c)*: has 12 bytes, expected at most 9.')).toBe('a.b (c)*: hat 12 Byte, erwartet höchstens 9.');
    expect(say('0.05 … 0.9')).toBe('0.05 … 0.9');
    expect(say('up to 4 numbers, 1 … 2048')).toBe('bis zu 4 Zahlen, 1 … 2048');
  });

  it('say a reason inside them too', () => {
    expect(say('Run 3 of the file: The file is not a Ticket Lab recording.')).toBe(
      'Lauf 3 der Datei: Die Datei ist keine Aufzeichnung von Ticket Lab.',
    );
  });

  it('stay English where nobody has translated them, and never fail', () => {
    expect(say('something else $& {{0}} \\')).toBe('something else $& {{0}} \\');
  });

  it('say what can be wrong with a ticket, its first half by a pattern of its own', () => {
    expect(say('The file is not in the safetensors format: it has only 3 bytes.')).toBe(
      'Die Datei hat nicht das safetensors-Format: Sie hat nur 3 Byte.',
    );
    expect(say('Tensor "mask.1.weight" has 7 bytes; BOOL [2, 4] takes 8.')).toBe(
      'Der Tensor „mask.1.weight“ hat 7 Byte; BOOL [2, 4] braucht 8.',
    );
  });

  it('say what a recording contradicts, with the run and the value', () => {
    expect(
      say(
        'The recording contradicts itself: trial 1, round 2, "ticket": the test accuracy at step 50 is 4.88; allowed: 0 … 1.',
      ),
    ).toBe(
      'Die Aufzeichnung widerspricht sich: Wiederholung 1, Runde 2, „ticket“: die Testgenauigkeit bei Schritt 50 ist 4.88; erlaubt: 0 … 1.',
    );
    expect(say('The recording is damaged at runs.0.id.trial: it is 0.5; allowed: a whole number.')).toBe(
      'Die Aufzeichnung ist bei runs.0.id.trial beschädigt: dort steht 0.5; erlaubt: eine ganze Zahl.',
    );
    expect(say("Run 3 of the file: The recording's experiment: pruning.rate is 35; allowed: 0.05 … 0.9.")).toBe(
      'Lauf 3 der Datei: Das Experiment der Aufzeichnung: pruning.rate ist 35; erlaubt: 0.05 … 0.9.',
    );
  });

  it('have a pattern for all that can contradict itself in a recording', () => {
    const files = Object.entries(sources).filter(([path]) => path.includes('/formats/consistency/'));
    const said = files.flatMap(([, text]) =>
      [...text.matchAll(/(?:return |\? |: |, |&& )`([^`]*)`/g)].map(([, sentence]) => withSlots(sentence)),
    );
    const known = new Set(Object.keys(de.messages).map((pattern) => pattern.replace(/\{\{\w+\}\}/g, '{{}}')));
    expect(said.length).toBeGreaterThan(20);
    expect(said.filter((pattern) => /[a-z]/.test(pattern) && !known.has(pattern))).toEqual([]);
  });

  it('have a pattern for all that can be wrong with a file', () => {
    const files = Object.entries(sources).filter(
      ([path]) => path.includes('/formats/') && !path.endsWith('fixture.ts'),
    );
    const said = files.flatMap(([, text]) =>
      [...text.matchAll(/new (?:Error|DamagedFile)\(\s*(?:`([^`]*)`|'([^']*)')/g)].map(([, a, b]) => withSlots(a ?? b)),
    );
    const known = new Set(Object.keys(de.messages).map((pattern) => pattern.replace(/\{\{\w+\}\}/g, '{{}}')));
    expect(said.length).toBeGreaterThan(40);
    expect(said.filter((pattern) => !known.has(pattern))).toEqual([]);
  });

  it('have a pattern for all that can be wrong with a data file', () => {
    const files = Object.entries(sources).filter(([path]) => path.includes('/tasks/') && !path.endsWith('fixture.ts'));
    const said = files.flatMap(([, text]) =>
      [
        ...text.matchAll(
          /(?:DataFileError\([^`']*?,\s*|notOfThisSet\([^`']*?, |\bfail\(|says: )(?:`((?:[^`])*)`|'((?:[^'\\]|\\.)*)')/g,
        ),
      ].map(([, a, b]) => withSlots(a ?? b)),
    );
    const known = new Set(Object.keys(de.messages).map((pattern) => pattern.replace(/\{\{\w+\}\}/g, '{{}}')));
    expect(said.length).toBeGreaterThan(60);
    expect(said.filter((pattern) => !known.has(pattern))).toEqual([]);
    expect(say('a.zip/train.csv: row 3 has more than 5 columns, expected 5.')).toBe(
      'a.zip/train.csv: Zeile 3 hat mehr als 5 Spalten, erwartet 5.',
    );
    expect(
      say('digit.png: is a PNG picture: data sets come as IDX, CSV, NPZ or CIFAR-10 files, not as single pictures.'),
    ).toBe(
      'digit.png: ist ein PNG-Bild: Datensätze kommen als IDX-, CSV-, NPZ- oder CIFAR-10-Dateien, nicht als einzelne Bilder.',
    );
  });

  it('have patterns only for what the code still says', () => {
    const code = withSlots(Object.values(sources).join('\n'));
    const unused = Object.keys(de.messages).filter(
      (pattern) => !code.includes(pattern.replace(/\{\{\w+\}\}/g, '{{}}').replace(/'/g, "'")),
    );
    expect(unused).toEqual([]);
  });
});
