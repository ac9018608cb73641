/** Maps of all filters in a grid, as square as it can be: where each value lies, and its colour. */
import { mix, packed, type Palette } from '../kit/pixels';

export interface MapGrid {
  readonly height: number;
  readonly width: number;
  readonly filters: number;
  /** maps side by side */
  readonly across: number;
  /** cells, with one between maps */
  readonly columns: number;
  readonly rows: number;
}

interface MapPixel {
  readonly filter: number;
  readonly row: number;
  readonly column: number;
  /** position in [height, width, filters] */
  readonly index: number;
}

/** @param shape [height, width, filters] */
export function mapGrid([height, width, filters]: readonly number[]): MapGrid {
  const across = Math.ceil(Math.sqrt((filters * height) / width));
  const down = Math.ceil(filters / across);
  return { height, width, filters, across, columns: across * (width + 1) - 1, rows: down * (height + 1) - 1 };
}

/** What lies at a cell; null between maps and behind the last one. */
export function pixelAt({ height, width, filters, across }: MapGrid, column: number, row: number): MapPixel | null {
  const [x, y] = [column % (width + 1), row % (height + 1)];
  const filter = Math.floor(row / (height + 1)) * across + Math.floor(column / (width + 1));
  if (x === width || y === height || filter >= filters) return null;
  return { filter, row: y, column: x, index: (y * width + x) * filters + filter };
}

/**
 * Packed pixels: 0 is paper, positive values orange, negative blue, in full from `reach` on. Between maps
 * and behind the last one it is grey: paper there would be a map of zeros.
 */
export function mapPixels(grid: MapGrid, maps: Float32Array, reach: number, palette: Palette): Uint32Array {
  const { paper, ink, positive, negative } = palette;
  const { columns, rows, height, width, filters, across } = grid;
  const pixels = new Uint32Array(columns * rows).fill(packed(mix(paper, ink, 0.16)));
  const steps = 127;
  const ramp = Uint32Array.from({ length: 2 * steps + 1 }, (_, at) =>
    packed(mix(paper, at < steps ? negative : positive, Math.abs(at - steps) / steps)),
  );
  for (let index = 0; index < maps.length; index += 1) {
    const filter = index % filters;
    const place = (index - filter) / filters;
    const column = (filter % across) * (width + 1) + (place % width);
    const row = Math.floor(filter / across) * (height + 1) + Math.floor(place / width);
    const strength = reach > 0 ? Math.max(-1, Math.min(1, maps[index] / reach)) : 0;
    pixels[row * columns + column] = ramp[Math.round(strength * steps) + steps];
  }
  return pixels;
}

/** Mean of every map. */
export function meanOf(maps: Float32Array, filters: number): Float64Array {
  const means = new Float64Array(filters);
  const share = filters / maps.length;
  maps.forEach((value, at) => {
    means[at % filters] += value * share;
  });
  return means;
}
