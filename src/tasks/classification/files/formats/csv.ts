import { said } from '../../problems';
import { DataFileError } from '../data-file-error';
import { MOST_TEXT } from '../file-limits';
import { partOf, type Format, type Holding } from '../format';
import { inputsOf } from '../inputs';
import { namedLabels } from '../labels';

const [NEWLINE, RETURN, QUOTE] = [0x0a, 0x0d, 0x22];
const SEPARATORS = [',', ';', '\t'] as const;
const MOST_COLUMNS = 12_289; // a label and 64 × 64 pixels of 3 colours
const LABEL_TITLE = /^(label|labels|class|target|species|y)$/i;
const LONGEST_LABEL = 60; // characters
const WHOLE = /^[-+]?\d{1,15}(\.0*)?$/; // 5, and 5.0 as pandas writes it

/** Text of a table's beginning: no control characters. */
function textOf(head: Uint8Array): string | null {
  const isText = head.every((byte) => byte >= 0x20 || byte === NEWLINE || byte === RETURN || byte === 0x09);
  return isText ? new TextDecoder().decode(head) : null;
}

const unquoted = (cell: string): string =>
  cell
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim();
const isNumber = (cell: string): boolean => cell !== '' && Number.isFinite(Number(cell));

/** The separator that cuts the first line into most cells. */
function separatorOf(line: string): string {
  return SEPARATORS.toSorted((a, b) => line.split(b).length - line.split(a).length)[0];
}

/** A table with a label and the values of one example in each row, as Kaggle's train.csv; with or without titles. */
const csv: Format = {
  id: 'csv',
  order: 4,
  title: 'CSV',
  announces: false,
  recognises(head) {
    const text = textOf(head);
    const lines = text?.split(/\r?\n|\r/) ?? [];
    if (lines.length === 0 || /^\s*[<{[]/.test(lines[0])) return false;
    const separator = separatorOf(lines[0]);
    // titles may be words; what follows must be numbers for the most part
    const cells = (lines[1] || lines[0]).split(separator).map(unquoted).slice(0, 40);
    // the titles of 784 pixels are longer than a beginning
    if (!lines[1] && cells.length > 10 && cells.some((cell) => LABEL_TITLE.test(cell))) return true;
    return cells.length > 1 && cells.filter(isNumber).length * 2 >= cells.length - 1 && cells.some(isNumber);
  },
  mostBytes: () => MOST_TEXT,
  read(bytes, name): Holding {
    const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0; // mark of UTF-8
    const first = lineAt(bytes, start);
    const line = new TextDecoder().decode(bytes.subarray(start, Math.min(first.end, start + 400_000)));
    const separator = separatorOf(line);
    const titles = line.split(separator).map(unquoted);
    const columns = titles.length;
    if (columns < 2 || columns > MOST_COLUMNS) {
      throw new DataFileError(name, said('columns-of-table', { columns, most: MOST_COLUMNS }));
    }
    // a first line with a value that is no number are titles; a label alone may be a word
    const hasTitles =
      titles.filter((title) => !isNumber(title)).length > 1 || (!isNumber(titles[0]) && LABEL_TITLE.test(titles[0]));
    const at = Math.max(hasTitles ? titles.findIndex((title) => LABEL_TITLE.test(title)) : 0, 0);
    const { values, labels } = readRows(bytes, hasTitles ? first.next : start, separator, columns, at, name);
    const inputs = inputsOf({ shape: [labels.length, columns - 1], values }, name);
    return { kind: 'examples', part: partOf(name), inputs, labels: namedLabels(labels, name) };
  },
};

/** Where a line ends and the next one begins. */
function lineAt(bytes: Uint8Array, start: number): { end: number; next: number } {
  const newline = bytes.indexOf(NEWLINE, start);
  const end = newline < 0 ? bytes.length : newline;
  return { end, next: newline < 0 ? bytes.length : newline + 1 };
}

function readRows(bytes: Uint8Array, start: number, separator: string, columns: number, labelAt: number, name: string) {
  // a row has at least a digit and a separator for each column: more rows than that there cannot be
  let lines = 0;
  for (let at = start; at < bytes.length; at = lineAt(bytes, at).next) lines += 1;
  const most = Math.min(lines, Math.ceil((bytes.length - start + 1) / (2 * columns)));
  const values = new Float32Array(most * (columns - 1));
  const labels: string[] = [];
  const known = new Map<string, string>(); // one text for each class, not for each row
  const decoder = new TextDecoder();
  const cut = separator.charCodeAt(0);
  let to = 0;
  let row = 0;
  for (let at = start; at < bytes.length;) {
    const { end: lineEnd, next } = lineAt(bytes, at);
    const end = lineEnd > at && bytes[lineEnd - 1] === RETURN ? lineEnd - 1 : lineEnd;
    row += 1;
    if (end === at) {
      at = next; // an empty line
      continue;
    }
    let column = 0;
    for (let from = at; from <= end; column += 1) {
      let stop = bytes.indexOf(cut, from);
      if (stop < 0 || stop > end) stop = end;
      if (column === columns) {
        column += 1; // too many, however many
        break;
      }
      if (column === labelAt) {
        const text = unquoted(decoder.decode(bytes.subarray(from, Math.min(stop, from + 4 * LONGEST_LABEL))));
        if (text === '' || text.length > LONGEST_LABEL) {
          throw new DataFileError(name, said('label-length', { row, length: text.length, most: LONGEST_LABEL }));
        }
        const label = known.get(text) ?? (WHOLE.test(text) ? String(Number(text)) : text);
        known.set(text, label);
        labels.push(label);
      } else {
        const value = numberAt(bytes, from, stop);
        if (Number.isNaN(value)) {
          const cell = decoder.decode(bytes.subarray(from, Math.min(stop, from + 40)));
          throw new DataFileError(name, said('not-a-number', { row, column: column + 1, cell }));
        }
        if (to < values.length) values[to] = value;
        to += 1;
      }
      from = stop + 1;
    }
    if (column !== columns) {
      const found = column < columns ? String(column) : said('more-than', { columns });
      throw new DataFileError(name, said('columns-of-row', { row, found, columns }));
    }
    at = next;
  }
  if (labels.length === 0) throw new DataFileError(name, said('no-rows'));
  return { values: values.subarray(0, to), labels };
}

/** The number in a cell; whole numbers, most of all cells, without making a text. */
function numberAt(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = bytes[at] - 0x30;
    if (digit < 0 || digit > 9 || at - from > 8) return otherNumber(bytes, from, to);
    value = 10 * value + digit;
  }
  return to > from ? value : NaN;
}

const LONGEST_NUMBER = 40; // characters

function otherNumber(bytes: Uint8Array, from: number, to: number): number {
  if (to - from > LONGEST_NUMBER) return NaN;
  const isQuoted = bytes[from] === QUOTE && bytes[to - 1] === QUOTE;
  const text = String.fromCharCode(...(isQuoted ? bytes.subarray(from + 1, to - 1) : bytes.subarray(from, to))).trim();
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : NaN;
}

export default csv;
