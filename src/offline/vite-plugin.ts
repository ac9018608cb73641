/** Writes service-worker.js beside the built page, with the list of all its files. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { collectLicenses } from '../licenses.ts';
import { planOf, type BuiltFile, type Plan } from './precache.ts';

export function offline(): Plugin {
  let folder = '';
  return {
    name: 'offline',
    apply: ({ build: options }, { command }) => command === 'build' && !options?.ssr,
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    closeBundle: {
      // everything is in its place by then, public/ included
      order: 'post',
      handler: async () => {
        const { atOnce, onDemand } = await writeServiceWorker(folder);
        console.log(`service-worker.js keeps ${atOnce.length} files at once, ${onDemand.length} when used`);
      },
    },
  };
}

/** For the app built in a folder. */
export async function writeServiceWorker(folder: string): Promise<Plan> {
  const plan = planOf(filesIn(folder));
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [collectLicenses()],
    define: { BUILT_FILES: JSON.stringify(plan) },
    build: {
      write: false,
      copyPublicDir: false,
      rollupOptions: {
        input: fileURLToPath(new URL('./service-worker.ts', import.meta.url)),
        // not every browser takes modules as service workers
        output: { format: 'iife' },
      },
    },
  });
  const [result] = [built].flat();
  if (!('output' in result)) throw new Error('The service worker was not built.');
  writeFileSync(join(folder, 'service-worker.js'), result.output[0].code);
  return plan;
}

function filesIn(folder: string): BuiltFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => {
      const bytes = readFileSync(join(folder, path));
      return {
        path: path.split(sep).join('/'),
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('base64'),
      };
    });
}
