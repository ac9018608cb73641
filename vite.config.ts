import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { launchOptions } from './e2e/browser.ts';
import { fakes } from './e2e/fakes/vite-plugin.ts';
import { strictStyles, withoutEval } from './src/content-security.ts';
import { assemblyScript } from './src/engine/simd/vite-plugin.ts';
import { collectLicenses, writeLicenses } from './src/licenses.ts';
import { linkPreview } from './src/link-preview.ts';
import { offline } from './src/offline/vite-plugin.ts';
import { pageFiles, workerFiles } from './src/start/files.ts';
import { watchStart } from './src/start/vite-plugin.ts';

const testTimeout = 120_000; // machines differ; tests assert numbers, not speed

/**
 * They need a process of their own: what they put in the place of modules, or their texts (i18next is one for all files
 * of a process), others would have, too; or all would be loaded once more.
 */
const ALONE = [
  'src/charts/**/*.test.tsx',
  'src/engine/fake-layer.test.ts',
  'src/ui/form/form.test.tsx',
  'src/ui/texts/languages.test.ts',
];

const inNode = (name: string, include: readonly string[], exclude: readonly string[], isolate: boolean) => ({
  extends: true as const,
  test: {
    name,
    environment: 'node',
    testTimeout,
    setupFiles: ['src/equal-bytes.setup.ts'],
    include: [...include],
    exclude: [...exclude],
    // one load of every module for all files: a third of the time
    isolate,
  },
});

const unit = [
  inNode('unit', ['src/**/*.test.{ts,tsx}'], ['src/**/*.browser.test.ts', ...ALONE], false),
  inNode('unit-alone', ALONE, [], true),
];

/** With the files of e2e/fakes beside those of src. */
const withFakes = { ...inNode('fakes', ['e2e/fakes.test.tsx'], [], true), plugins: [fakes()] };

/** What takes minutes: thousands of hostile links and files, every chart in every size. `npm run test:nightly` */
const nightly = inNode('nightly', ['src/**/*.nightly.ts', 'src/charts/labels.test.tsx'], [], true);
nightly.test.testTimeout = 1_800_000;

const inChromium = (name: string, include: string) => ({
  extends: true as const,
  // what else the page needs would be bundled while tests run, and load them anew
  optimizeDeps: { entries: [include] },
  test: {
    name,
    include: [include],
    testTimeout,
    fileParallelism: false, // files share the one graphics process
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: launchOptions() }),
      instances: [{ browser: 'chromium' as const }],
    },
  },
});

// A plain static site that works from any sub-path: `base` is relative. Modes `fakes` and `cli-fakes` are for tests.
export default defineConfig(({ mode }) => ({
  base: './',
  plugins: [
    mode.endsWith('fakes') && fakes(),
    react(),
    assemblyScript(),
    strictStyles(),
    linkPreview(process.env.VITE_SITE_URL),
    withoutEval(),
    watchStart(),
    collectLicenses(),
    offline(),
    writeLicenses(),
  ],
  worker: {
    format: 'es',
    plugins: () => [mode.endsWith('fakes') && fakes(), assemblyScript(), withoutEval(), collectLicenses()],
    rollupOptions: { output: { codeSplitting: { groups: workerFiles } } },
  },
  // TF.js' build for Node has no gradients; its modules, bundled, have
  ssr: { noExternal: mode.startsWith('cli') ? ['@tensorflow/tfjs-core'] : [] },
  build: mode.startsWith('cli')
    ? {
        ssr: true,
        outDir: `dist-${mode}`,
        rollupOptions: {
          input: Object.fromEntries(
            ['bench', 'data', 'experiment', 'gallery', 'trainer'].map((name) => [name, `src/cli/${name}.ts`]),
          ),
        },
      }
    : {
        outDir: mode === 'fakes' ? 'dist-fakes' : 'dist',
        target: 'es2022',
        sourcemap: true,
        chunkSizeWarningLimit: 1_100, // kB before gzip, most of it libraries; npm run measure prints what is sent
        rollupOptions: {
          output: {
            codeSplitting: { groups: pageFiles },
          },
        },
      },
  test: {
    maxWorkers: availableParallelism(), // all cores: nobody waits for anything else meanwhile
    projects: {
      bench: [inChromium('bench', 'src/**/*.bench.ts')],
      // on emulated graphics, too, all that a test run asks of the other engines
      nightly: [nightly, inChromium('engines', 'src/engine/{contract,tfjs}/*.browser.test.ts')],
    }[mode] ?? [...unit, withFakes, inChromium('browser', 'src/**/*.browser.test.ts')],
  },
}));
