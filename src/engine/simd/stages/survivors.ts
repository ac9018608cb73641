/**
 * The surviving weights of one kernel [inputs][outputs] as lists, one list per row of `starts`; where pruned places have a
 * rest, those too. Survivors are counted, never inferred from w ≠ 0 (SCIENCE: trap 3).
 */
export interface Survivors {
  /** [rows + 1], first entry of each row */
  readonly starts: Uint32Array;
  /** [entries], the number of the input or output at the other end */
  readonly ends: Uint32Array;
  /** [entries], place of the weight in the kernel */
  readonly places: Uint32Array;
}

/** Survivors in the order of inputs, which is the kernel's own order. `null` keeps all. */
export function survivorsByInput(mask: Uint8Array | null, inputs: number, outputs: number): Survivors {
  const count = countSurvivors(mask, inputs * outputs);
  const starts = new Uint32Array(inputs + 1);
  const ends = new Uint32Array(count);
  const places = new Uint32Array(count);
  let entry = 0;
  for (let input = 0; input < inputs; input += 1) {
    for (let output = 0; output < outputs; output += 1) {
      const place = input * outputs + output;
      if (mask !== null && mask[place] === 0) continue;
      ends[entry] = output;
      places[entry] = place;
      entry += 1;
    }
    starts[input + 1] = entry;
  }
  return { starts, ends, places };
}

/** The same survivors in the order of outputs, inputs ascending in each. */
export function survivorsByOutput(byInput: Survivors, outputs: number): Survivors {
  const count = byInput.places.length;
  const starts = new Uint32Array(outputs + 1);
  for (const output of byInput.ends) starts[output + 1] += 1;
  for (let output = 0; output < outputs; output += 1) starts[output + 1] += starts[output];
  const ends = new Uint32Array(count);
  const places = new Uint32Array(count);
  const entries = entriesByOutput(byInput, starts);
  for (let input = 0; input + 1 < byInput.starts.length; input += 1) {
    for (let at = byInput.starts[input]; at < byInput.starts[input + 1]; at += 1) {
      ends[entries[at]] = input;
      places[entries[at]] = byInput.places[at];
    }
  }
  return { starts, ends, places };
}

/** [blocks + 1][outputs]: the first survivor of each output in each block, then its end. */
export function blockBounds(byOutput: Survivors, inputs: number, outputs: number, blocks: number): Uint32Array {
  const { starts, ends } = byOutput;
  const bounds = new Uint32Array((blocks + 1) * outputs);
  for (let output = 0; output < outputs; output += 1) {
    let entry = starts[output];
    for (let block = 0; block <= blocks; block += 1) {
      const first = Math.round((block * inputs) / blocks);
      while (entry < starts[output + 1] && ends[entry] < first) entry += 1;
      bounds[block * outputs + output] = entry;
    }
  }
  return bounds;
}

/** For each survivor in the order of inputs, its entry in the order of outputs. */
export function entriesByOutput(byInput: Survivors, outputStarts: Uint32Array): Uint32Array {
  const next = outputStarts.slice();
  return byInput.ends.map((output) => {
    const entry = next[output];
    next[output] += 1;
    return entry;
  });
}

/** Number of kept weights among `size`. */
export function countSurvivors(mask: Uint8Array | null, size: number): number {
  if (mask === null) return size;
  let kept = 0;
  for (const bit of mask) kept += bit === 0 ? 0 : 1;
  return kept;
}
