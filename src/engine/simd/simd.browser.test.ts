import { expect, test } from 'vitest';
import { computeFingerprints, FINGERPRINTS } from './fingerprints';
import { createSimdEngine } from './index';

test('a browser computes the same bits as Node', async () => {
  const engine = await createSimdEngine();
  expect(await computeFingerprints(engine)).toEqual(FINGERPRINTS);
  engine.dispose();
});
