import { expect, test } from 'vitest';
import { environments } from './environments';
import { BITS, walkAtRandom } from './walk-fixture';

test('a browser moves environments to the same bits as Node', () => {
  const bits = environments.all.map((environment) => [environment.id, walkAtRandom(environment, 20).bits]);
  expect(Object.fromEntries(bits)).toEqual(BITS);
});
