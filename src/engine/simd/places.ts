/** Between a whole kernel and a list of its entries. In plain loops: weights are read at nearly every evaluation. */

/** Fills `list` with the entries of `kernel` at these places. */
export function gather(kernel: ArrayLike<number>, places: Uint32Array, list: Float32Array): void {
  for (let entry = 0; entry < places.length; entry += 1) list[entry] = kernel[places[entry]];
}

/** Writes the entries of `list` to these places of `kernel`, and leaves the others. */
export function scatter(list: Float32Array, places: Uint32Array, kernel: Float32Array): void {
  for (let entry = 0; entry < places.length; entry += 1) kernel[places[entry]] = list[entry];
}

/** [rows][columns] as [columns][rows], written to `turned`. */
export function transposed<T extends Float32Array | Uint8Array>(values: T, columns: number, turned: T): T {
  const rows = values.length / columns;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) turned[column * rows + row] = values[row * columns + column];
  }
  return turned;
}
