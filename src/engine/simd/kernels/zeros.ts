// Where a batch of inputs is not zero, so that the first layer can skip the rest.

/**
 * Lists the non-zero vectors of every row of x [rows][lanes]: `offsets` holds their places in bytes
 * from the start of the row, `starts` [rows + 1] the address of each row's first entry.
 */
export function scanVectors(
  x: usize,
  rows: usize,
  lanes: usize,
  starts: usize,
  offsets: usize,
): void {
  const rowBytes = lanes << 2;
  let entry = offsets;
  for (let row: usize = 0; row < rows; row += 1) {
    store<u32>(starts + (row << 2), entry);
    for (let at: usize = 0; at < rowBytes; at += 16) {
      store<u32>(entry, at); // kept only when the vector is not zero
      entry += (<usize>v128.any_true(v128.load(x + at))) << 2;
    }
    x += rowBytes;
  }
  store<u32>(starts + (rows << 2), entry);
}

/**
 * Lists the non-zero values of x [rows][lanes] twice, as pairs (offset: u32, value: f32).
 * By lane, `capacity` bytes each: offset = row · strideBytes, ends in `laneEnds` (addresses).
 * By row, one list: offset = lane · strideBytes, `rowStarts` [rows + 1] (addresses).
 */
export function scanValues(
  x: usize,
  rows: usize,
  lanes: usize,
  strideBytes: usize,
  laneLists: usize,
  capacity: usize,
  laneEnds: usize,
  rowLists: usize,
  rowStarts: usize,
): void {
  for (let lane: usize = 0; lane < lanes; lane += 1) {
    store<u32>(laneEnds + (lane << 2), laneLists + lane * capacity);
  }
  const zero = f32x4.splat(0);
  let entry = rowLists;
  for (let row: usize = 0; row < rows; row += 1) {
    store<u32>(rowStarts + (row << 2), entry);
    const rowOffset = row * strideBytes;
    for (let first: usize = 0; first < lanes; first += 4) {
      let bits = i32x4.bitmask(f32x4.ne(v128.load(x + (first << 2)), zero));
      while (bits) {
        const lane = first + <usize>ctz(bits);
        bits &= bits - 1;
        const value = load<f32>(x + (lane << 2));
        store<u32>(entry, lane * strideBytes);
        store<f32>(entry, value, 4);
        entry += 8;
        const end = laneEnds + (lane << 2);
        const laneEntry = <usize>load<u32>(end);
        store<u32>(laneEntry, rowOffset);
        store<f32>(laneEntry, value, 4);
        store<u32>(end, laneEntry + 8);
      }
    }
    x += lanes << 2;
  }
  store<u32>(rowStarts + (rows << 2), entry);
}
