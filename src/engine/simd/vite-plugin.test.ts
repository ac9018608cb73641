import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { assemblyScript } from './vite-plugin';

/** Builds a module that imports the given AssemblyScript, in memory. */
async function compile(source: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'assembly-script-'));
  try {
    await writeFile(join(folder, 'index.ts'), source);
    await writeFile(join(folder, 'main.js'), "import bytes from './index.assembly'; console.log(bytes);");
    const result = await build({
      root: folder,
      configFile: false,
      logLevel: 'silent',
      plugins: [assemblyScript()],
      build: { write: false, rollupOptions: { input: join(folder, 'main.js') } },
    });
    const output = Array.isArray(result) ? result[0] : result;
    return 'output' in output ? output.output[0].code : '';
  } finally {
    await rm(folder, { recursive: true });
  }
}

const TIMEOUT = 60_000; // the compiler takes seconds, more on a busy machine

test('a build inlines the compiled bytes', { timeout: TIMEOUT }, async () => {
  const code = await compile('export function twice(x: i32): i32 { return x * 2; }');
  const [, base64] = code.match(/(AGFzb[\w+/=]+)/) ?? []; // "\0asm"
  const { instance } = await WebAssembly.instantiate(Buffer.from(base64, 'base64'), {
    env: { memory: new WebAssembly.Memory({ initial: 1 }) },
  });
  const { twice } = instance.exports;
  expect(typeof twice === 'function' && twice(21)).toBe(42);
});

test('an error of the compiler names its place', { timeout: TIMEOUT }, async () => {
  await expect(compile('export function f(): i32 { return nothing; }')).rejects.toThrow(
    /Cannot find name 'nothing'[^]*index\.ts/,
  );
});
