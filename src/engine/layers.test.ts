import { expect, test } from 'vitest';
import { layerKinds } from '../models/layers';
import { simdLayers } from './simd/layers';

/** Names of files, without loading TF.js. */
const namesOf = (modules: Record<string, unknown>): string[] =>
  Object.keys(modules).flatMap((path) => path.match(/\/([^/]*)\.ts$/)?.[1].replace(/^index$/, '') || []);

test('every kind of layer has a row of the simd engine; there are none of kinds that do not exist', () => {
  expect(simdLayers.ids.toSorted()).toEqual(layerKinds.ids.toSorted());
});

test('rows of the tfjs engine are of kinds that exist; what it has no row of, it refuses (contract.browser.test.ts)', () => {
  const files = namesOf(import.meta.glob('./tfjs/layers/*.ts'));
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((name) => !layerKinds.ids.includes(name))).toEqual([]);
});
