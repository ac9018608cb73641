/** Names from files, links and people in everything that leaves the page, read back by other programs. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { CSV_FORMS, csvLine } from '../../charts/export/csv';
import { escapeMarkup, plainXml } from '../../charts/export/markup';
import { defaultExperiment } from '../../experiment/schema';
import { commandOf } from '../../formats/ticket/commands';
import { smallTicket } from '../../formats/ticket/fixture';
import { pytorchScript } from '../../formats/ticket/pytorch';
import { citation } from './citation';
import { iframeOf } from './links';

const HOSTILE: readonly string[] = [
  '<img src=x onerror=alert(1)>',
  '</text><script>alert(1)</script>',
  ']]><!--',
  '&lt;b&gt;',
  '"><b',
  "' onload='alert(1)",
  '{{name}}',
  '{{- title}}',
  '$t(app.name)',
  '$t(app.name, {"lng":"de"})',
  '${HOME}',
  '`id`',
  '$(touch /tmp/owned)',
  "'; touch /tmp/owned; '",
  '"; import os; os.system("id"); "',
  '"""',
  "'''",
  '\\',
  '\\"',
  '\\u0022',
  'a\nb',
  'a\r\nimport os',
  '\u2028import os',
  '\u0000',
  '\u001b[2J',
  '\ud800',
  '=1+1',
  '@x',
  '}\n@article{x',
  '%s %n',
  '../../etc/passwd',
  'javascript:alert(1)',
  '__proto__',
  'constructor',
  '\u202e}',
  '😀',
  ' ',
  '',
];

const has = (program: string): boolean =>
  spawnSync(program, ['--version']).status === 0 || spawnSync(program, ['-c', 'exit 0']).status === 0;

/** What a Python program makes of JSON. */
function python(code: string, input: unknown): unknown {
  const { stdout, stderr, status } = spawnSync(
    'python3',
    ['-c', `import json, sys\ngiven = json.load(sys.stdin)\n${code}`],
    {
      input: JSON.stringify(input),
      encoding: 'utf8',
      maxBuffer: 1e8,
      env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
    },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

const withFields = (text: string) => ({
  ...defaultExperiment,
  data: { ...defaultExperiment.data, set: text },
});

describe.skipIf(!has('sh'))('the command line', () => {
  it('gives a shell one word, whatever is in the link', () => {
    const texts = HOSTILE.filter((text) => !/[\0\p{Cs}]/u.test(text));
    const lines = texts.map((text) =>
      commandOf('experiment', withFields(text)).replace(/^npm run experiment -- /, "printf '%s\\0' "),
    );
    const { stdout, status } = spawnSync('sh', ['-c', lines.join('\n')], { encoding: 'utf8' });
    expect(status).toBe(0);
    expect(stdout.split('\0').slice(0, -1)).toEqual(
      texts.flatMap((text) => [`v=3&data.set=${text}`, '--out', 'recording.json']),
    );
  });
});

describe.skipIf(!has('python3'))('read by Python', () => {
  it('the PyTorch script keeps names as texts, and is valid', () => {
    const ticket = smallTicket();
    const scripts = HOSTILE.map((text) =>
      pytorchScript({ ...ticket, engine: { ...ticket.engine, version: text } }, { learningRate: 0.1 }),
    );
    const code = `
import ast
def read(script):
    found = {}
    for node in ast.parse(script).body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            found[node.targets[0].id] = node.value.value
    kinds = [type(node).__name__ for node in ast.parse(script).body]
    return [found["ENGINE"], found["DATA_COMMAND"], kinds]
print(json.dumps([read(script) for script in given]))`;
    const read = python(code, scripts) as readonly [string, string, unknown][];
    expect(read.map(([engine]) => engine)).toEqual(HOSTILE);
    expect(new Set(read.map(([, command]) => command))).toEqual(new Set([commandOf('data', ticket.experiment)]));
    expect(new Set(read.map(([, , kinds]) => JSON.stringify(kinds))).size).toBe(1); // no statement more
  });

  it('HTML for a frame is one element with its own attributes and no other', () => {
    const code = `
from html.parser import HTMLParser
class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []
    def handle_starttag(self, tag, attrs): self.found.append([tag, attrs])
    def handle_data(self, data): self.found.append(data)
    def handle_comment(self, data): self.found.append(data)
def read(html):
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader.found
print(json.dumps([read(html) for html in given]))`;
    const texts = HOSTILE.filter((text) => !/[\r\0]/.test(text));
    const links = texts.map((text) =>
      iframeOf(`https://lab.example/#v=1&a=${text}`, text, { width: 720, height: 640 }),
    );
    expect(python(code, links)).toEqual(
      texts.map((text) => [
        [
          'iframe',
          [
            ['src', `https://lab.example/#v=1&a=${text}`],
            ['title', text],
            ['width', '720'],
            ['height', '640'],
            ['style', 'border: 0; max-width: 100%'],
            ['loading', 'lazy'],
            ['sandbox', 'allow-scripts allow-same-origin allow-downloads allow-popups allow-popups-to-escape-sandbox'],
            ['allow', 'fullscreen; clipboard-write'],
          ],
        ],
      ]),
    );
  });

  it('texts in SVG stay texts, and the file readable', () => {
    const code = `
import xml.etree.ElementTree as tree
print(json.dumps([[len(root), root[0].text or "", root[0].get("id")] for root in map(tree.fromstring, given)]))`;
    const texts = HOSTILE.map((text) => text.replaceAll('\r\n', '\n')); // XML knows one end of line
    const files = texts.map((text) =>
      plainXml(`<svg><text id="${escapeMarkup(text)}">${escapeMarkup(text)}</text></svg>`),
    );
    const plain = (text: string): string =>
      Array.from(text, (letter) => ('\u0000\u001b\ud800'.includes(letter) ? '\ufffd' : letter)).join('');
    expect(python(code, files)).toEqual(texts.map((text) => [1, plain(text), plain(text).replaceAll('\n', ' ')]));
  });

  it('tables come back cell by cell, in both forms', () => {
    const code = `
import csv, io
print(json.dumps([list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)) for text, separator in given]))`;
    const rows = HOSTILE.filter((text) => text !== '\u0000').map((text) => [text, 0.5, `a${text}`]);
    const forms = Object.values(CSV_FORMS);
    const read = python(
      code,
      forms.map((form) => [rows.map((row) => csvLine(row, form)).join(''), form.separator]),
    );
    expect(read).toEqual(
      forms.map(({ decimal }) =>
        rows.map(([name, , other]) => [/^[=@]/.test(String(name)) ? `'${name}` : name, `0${decimal}5`, other]),
      ),
    );
  });
});

it('a citation has balanced braces at any address', () => {
  for (const text of HOSTILE) {
    const address = new URL(`https://lab.example/${encodeURIComponent(text.replaceAll(/\p{Cs}/gu, '?'))}/{}\\`).href;
    const bibtex = citation('1.0.0', address);
    expect(bibtex.match(/^@\w+\{/gm)).toEqual(['@inproceedings{', '@software{']);
    expect(bibtex.split('{').length).toBe(bibtex.split('}').length);
  }
});
