import { expect, test } from 'vitest';
import { describeEngineContract } from '../contract';
import { computeFingerprints, FINGERPRINTS } from './fingerprints';
import { createSimdEngine } from './index';

describeEngineContract('simd', createSimdEngine, { gradient: 1e-5, training: 1e-4, replay: 0 });

test('a browser computes the same bits as Node', async () => {
  const engine = await createSimdEngine();
  expect(await computeFingerprints(engine)).toEqual(FINGERPRINTS);
  engine.dispose();
});
