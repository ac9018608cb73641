import { expect, test } from 'vitest';
import { createArena } from './arena';

const MEGABYTE = 1048576;
const create = () => createArena(new WebAssembly.Memory({ initial: 1 }), 1000, 2 * MEGABYTE);

test('blocks lie on cache lines, above the base, and start as zeros', () => {
  const arena = create();
  const mark = arena.mark();
  expect(mark).toBe(1024);
  const [a, b] = [arena.reserve(5), arena.reserve(100_000)];
  expect([a, b]).toEqual([1024, 1088]);
  arena.commit(mark);
  expect(arena.memory.buffer.byteLength).toBe(2 * 65536);
  arena.floats(b, 25_000).fill(1);
  arena.reset(mark);
  const again = arena.reserve(200);
  arena.commit(mark);
  expect([...arena.floats(again, 50)]).toEqual(Array.from({ length: 50 }, () => 0));
  expect(arena.memory.buffer.byteLength).toBe(2 * 65536);
});

test('above the limit nothing grows, and the arena stays usable', () => {
  const arena = create();
  const mark = arena.mark();
  arena.reserve(3 * MEGABYTE);
  expect(() => arena.commit(mark)).toThrow('need 4 MB of memory; the simd engine may use 2 MB');
  expect(arena.memory.buffer.byteLength).toBe(65536);
  expect(arena.mark()).toBe(mark);
});
