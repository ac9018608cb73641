import { describe, expect, it } from 'vitest';
import de from './de.json';
import { inWordsOf } from './messages';

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

  it('have patterns only for what the code still says', () => {
    const sources = import.meta.glob<string>(['../../**/*.ts', '!../../**/*.test.ts'], { query: '?raw', import: 'default', eager: true });
    const code = Object.values(sources).join('\n').replace(/\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, '{{}}');
    const unused = Object.keys(de.messages).filter((pattern) => !code.includes(pattern.replace(/\{\{\w+\}\}/g, '{{}}').replace(/'/g, "'")));
    expect(unused).toEqual([]);
  });
});
