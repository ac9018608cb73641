import { expect, it } from 'vitest';
import { LARGEST_AT_ONCE, planOf } from './precache';

const file = (path: string, bytes = 1_000) => ({
  path,
  bytes,
  sha256: `sum of ${path}, forty-odd characters in base64=`,
});
const urls = (entries: readonly { url: string }[]): string[] => entries.map(({ url }) => url);

it('keeps the whole build: pages, scripts, kernels, workers and recordings', () => {
  const plan = planOf(
    [
      'index.html',
      'assets/index-DZXMn_8y.js',
      'assets/kernels-aB3dE6g-.wasm',
      'recordings/default.json',
      'icon.svg',
    ].map((path) => file(path)),
  );
  expect(urls(plan.atOnce)).toEqual([
    'assets/index-DZXMn_8y.js',
    'assets/kernels-aB3dE6g-.wasm',
    'icon.svg',
    'index.html',
    'recordings/default.json',
  ]);
  expect(plan.onDemand).toEqual([]);
});

it('gives a version to every file whose name does not change with its bytes', () => {
  const [hashed, plain] = planOf([file('assets/index-DZXMn_8y.js'), file('theme.js')]).atOnce;
  expect(hashed.revision).toBeNull();
  expect(plain.revision).toBe('sum of theme.js,');
  expect(plain.integrity).toMatch(/^sha256-sum of theme\.js/);
});

it('leaves large files and data sets for when they are used, and source maps, notices and the preview of links out', () => {
  const plan = planOf([
    file('assets/index-DZXMn_8y.js.map'),
    file('data/mnist/train.gz'),
    file('recordings/large.weights.json', LARGEST_AT_ONCE + 1),
    file('service-worker.js'),
    file('third-party-licenses.txt'),
    file('preview.png'),
  ]);
  expect(plan.atOnce).toEqual([]);
  expect(urls(plan.onDemand)).toEqual(['data/mnist/train.gz', 'recordings/large.weights.json']);
});
