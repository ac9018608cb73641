import { expect, test } from 'vitest';
import { checkDamagedState } from './damaged-state-fixture';

test('60 damaged state files: the fingerprint is right, and what was trained again is said', async () => {
  await expect(checkDamagedState(60, 2)).resolves.toBeUndefined();
});
