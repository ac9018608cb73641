import { expect, test } from 'vitest';
import { computeFingerprints, computeImageFingerprints, FINGERPRINTS, IMAGE_FINGERPRINTS } from './fingerprints';
import { createSimdEngine } from './index';

test('a browser computes the same bits as Node', async () => {
  const engine = await createSimdEngine();
  expect(await computeFingerprints(engine)).toEqual(FINGERPRINTS);
  expect(await computeImageFingerprints(engine)).toEqual(IMAGE_FINGERPRINTS);
  engine.dispose();
});
