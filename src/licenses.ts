/**
 * The notices that the licences of bundled packages ask for, in one file beside the page: packages of the
 * page, its workers and its service worker, and AssemblyScript, whose library is in the WebAssembly.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import library, { type Dependency } from 'rollup-plugin-license';
import type { Plugin } from 'vite';

const NOTICES_FILE = 'third-party-licenses.txt';

/** What the file says of a package. */
export type Notice = Pick<
  Dependency,
  'name' | 'version' | 'license' | 'licenseText' | 'noticeText' | 'homepage' | 'author'
>;

const found = new Map<string, Notice>();

function createScanner() {
  return library({
    sourcemap: false,
    thirdParty: {
      multipleVersions: true,
      output: (packages) => packages.forEach((one) => found.set(`${one.name} ${one.version}`, one)),
    },
  });
}
type Scanner = ReturnType<typeof createScanner>;
type Hook = 'renderChunk' | 'generateBundle';

/** Calls a hook of the library beside a build, whose code and source maps stay as they are. */
function call(scanner: Scanner, hook: Hook, ...given: readonly unknown[]): void {
  const run: unknown = scanner[hook];
  if (typeof run !== 'function') throw new Error(`rollup-plugin-license has no hook ${hook}.`);
  run.call(scanner, ...given);
}

/** Notes the packages in a bundle. */
export function collectLicenses(): Plugin {
  const scanner = createScanner();
  return {
    name: 'collect-licenses',
    apply: 'build',
    renderChunk(_code, chunk) {
      call(scanner, 'renderChunk', '', { modules: chunk.modules });
      return null;
    },
    generateBundle() {
      call(scanner, 'generateBundle');
    },
  };
}

/** Writes the file once all bundles are made. */
export function writeLicenses(): Plugin {
  let root = '';
  let folder = '';
  return {
    name: 'write-licenses',
    apply: ({ build }, { command }) => command === 'build' && !build?.ssr,
    configResolved(config) {
      ({ root } = config);
      folder = resolve(root, config.build.outDir);
    },
    closeBundle: {
      order: 'post',
      handler() {
        if (!existsSync(folder)) return;
        const scanner = createScanner();
        call(scanner, 'renderChunk', '', {
          modules: { [join(root, 'node_modules/assemblyscript/std/assembly/index.ts')]: { renderedLength: 1 } },
        });
        call(scanner, 'generateBundle');
        writeFileSync(
          join(folder, NOTICES_FILE),
          noticesOf([...found.values()], readFileSync(join(root, 'LICENSE'), 'utf8')),
        );
      },
    },
  };
}

/**
 * The file's text: packages that share licence and notice stand above one copy of them.
 * @param mit text of the MIT licence, of any owner
 * @throws Error naming a package whose licence has no text
 */
export function noticesOf(packages: readonly Notice[], mit: string): string {
  const apache =
    packages.find(({ license, licenseText }) => license === 'Apache-2.0' && licenseText)?.licenseText ?? null;
  const groups = new Map<string, string[]>();
  for (const one of packages) {
    const text = one.licenseText ?? standardText(one, mit, apache);
    if (text === null) throw new Error(`${one.name} ${one.version}: its licence, ${one.license}, has no text.`);
    const words = [text, one.noticeText ?? '']
      .map((part) => part.replaceAll('\r\n', '\n').trim())
      .filter((part) => part !== '')
      .join('\n\n');
    const line = `${one.name} ${one.version} (${one.license})${one.homepage ? `, ${one.homepage}` : ''}`;
    groups.set(words, [...(groups.get(words) ?? []), line]);
  }
  const parts = [...groups].map(([words, lines]) => `${lines.toSorted().join('\n')}\n\n${words}\n`).toSorted();
  // the mark at the beginning says UTF-8 where the server does not
  return `\ufeffTicket Lab contains these packages, under these licences.\n\n${[...parts].join(`\n${'-'.repeat(80)}\n\n`)}`;
}

/** Of packages that name a licence and come without its text. */
function standardText({ license, author }: Notice, mit: string, apache: string | null): string | null {
  if (license === 'Apache-2.0') return apache;
  return license === 'MIT' && author ? mit.replace(/^Copyright .*$/m, `Copyright (c) ${author.name}`) : null;
}
