/** Bytes of one WebAssembly page. */
import { said } from '../problems';
import { Problem } from '../../problem';

const PAGE = 65536;
/** Blocks start on cache lines. */
const ALIGNMENT = 64;

/**
 * One WebAssembly.Memory used from the bottom up. Blocks are first reserved, then committed all at
 * once, so that the size is known and checked before anything grows. `reset` gives back everything
 * above a mark; WebAssembly memory itself never shrinks.
 */
export interface Arena {
  readonly memory: WebAssembly.Memory;
  /** Address of a block of `bytes`; not usable before `commit`. */
  reserve(bytes: number): number;
  /**
   * Grows the memory to hold all reserved blocks and fills those above `mark` with 0.
   * @throws Error above the limit; the blocks above `mark` are given back then.
   */
  commit(mark: number): void;
  /** The present top, for `commit` and `reset`. */
  mark(): number;
  reset(mark: number): void;
  bytes(at: number, length: number): Uint8Array;
  floats(at: number, length: number): Float32Array;
  words(at: number, length: number): Uint32Array;
  doubles(at: number, length: number): Float64Array;
}

const align = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

/** An arena over `memory`, from byte `base` on, that never grows above `limit` bytes. */
export function createArena(memory: WebAssembly.Memory, base: number, limit: number): Arena {
  let top = align(base);
  return {
    memory,
    reserve: (bytes) => {
      const at = top;
      top += align(bytes);
      return at;
    },
    commit: (mark) => {
      if (top > limit) {
        const needed = top;
        top = mark;
        throw new Problem(said('over-memory', { needed: megabytes(needed), limit: megabytes(limit) }));
      }
      const pages = Math.ceil((top - memory.buffer.byteLength) / PAGE);
      if (pages > 0) {
        try {
          memory.grow(pages);
        } catch {
          const needed = top;
          top = mark;
          throw new Problem(said('no-memory', { memory: megabytes(needed) }));
        }
      }
      new Uint8Array(memory.buffer, mark, top - mark).fill(0);
    },
    mark: () => top,
    reset: (mark) => {
      top = mark;
    },
    bytes: (at, length) => new Uint8Array(memory.buffer, at, length),
    floats: (at, length) => new Float32Array(memory.buffer, at, length),
    words: (at, length) => new Uint32Array(memory.buffer, at, length),
    doubles: (at, length) => new Float64Array(memory.buffer, at, length),
  };
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1048576)} MB`;
