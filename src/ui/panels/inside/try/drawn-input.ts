/** From strokes of a pen to the pixels a network reads, prepared as the examples of its data set are. */
import { drawLine } from '../../../../tasks/classification/strokes/ink';
import { emptyPolyline, type Polyline } from '../../../../tasks/classification/strokes/path';

/** Points of one stroke; 0 … 1 from the left and from the top of the pad. */
export type PenStroke = readonly (readonly [x: number, y: number])[];

/** How examples of a data set lie in their images. */
interface Preparation {
  /** longer side of the drawing, in pixels of an image 28 pixels wide */
  readonly longest: number;
  /** what comes to the middle of the image */
  readonly centre: 'box' | 'mass';
}

/**
 * Strokes are written 19 pixels high around the middle; MNIST's digits were fitted into 20 × 20
 * pixels and centred by their mass (LeCun et al. 1998), as were most sets made like it.
 */
export const preparationOf = (set: string): Preparation =>
  set === 'strokes' ? { longest: 19, centre: 'box' } : { longest: 20, centre: 'mass' };

/** Half of the pen's width in pixels of an image 28 pixels wide, and its darkness, as in Strokes. */
const PEN = { radius: 1.15, ink: 0.9 };
/** A drawing smaller than this part of the pad is not blown up further. */
const SMALLEST = 0.12;
/** px between points: closer ones are left out. */
const SPACING = 0.4;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** null of nothing. */
function boxOf(strokes: readonly PenStroke[]): Box | null {
  const points = strokes.flat();
  if (points.length === 0) return null;
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

/**
 * Bytes [height, width] (0 paper … 255 ink) of a drawing scaled and centred as `preparation` says;
 * null while nothing is drawn.
 */
export function inputOfDrawing(
  strokes: readonly PenStroke[],
  [height, width]: readonly number[],
  preparation: Preparation,
): Uint8Array | null {
  const box = boxOf(strokes);
  if (!box) return null;
  const size = Math.min(height, width);
  const unit = size / 28;
  const scale = (preparation.longest * unit) / Math.max(box.width, box.height, SMALLEST);
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const placed = strokes.map((stroke) =>
    stroke.map(([px, py]): readonly [number, number] => [(px - x) * scale, (py - y) * scale]),
  );
  const centred = write(placed, size, unit, 0, 0);
  const [byX, byY] = preparation.centre === 'mass' ? offCentre(centred, size) : [0, 0];
  const ink = byX === 0 && byY === 0 ? centred : write(placed, size, unit, -byX, -byY);

  const pixels = new Uint8Array(height * width);
  const [top, left] = [Math.floor((height - size) / 2), Math.floor((width - size) / 2)];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      pixels[(row + top) * width + column + left] = Math.round(255 * ink[row * size + column]);
    }
  }
  return pixels;
}

/** Ink [size, size] of strokes whose origin is the centre, moved by (byX, byY) pixels. */
function write(strokes: readonly PenStroke[], size: number, unit: number, byX: number, byY: number): Float64Array {
  const ink = new Float64Array(size * size);
  const radius = PEN.radius * unit;
  const pen = { radius: [radius, radius] as const, ink: PEN.ink };
  for (const stroke of strokes) {
    const line = emptyPolyline();
    const put = ([x, y]: readonly [number, number]): void => {
      line.x[line.length] = x + byX;
      line.y[line.length] = y + byY;
      line.length += 1;
    };
    for (const point of [...stroke, ...stroke.slice(-1)]) {
      // a long stroke goes on in the same place when the line is full
      if (line.length === line.x.length) {
        drawLine(ink, size, line, pen);
        startAgain(line);
      }
      const isLast = point === stroke[stroke.length - 1];
      if (line.length === 0 || isLast || isApart(line, point, byX, byY)) put(point);
    }
    drawLine(ink, size, line, pen);
  }
  return ink;
}

function startAgain(line: Polyline): void {
  line.x[0] = line.x[line.length - 1];
  line.y[0] = line.y[line.length - 1];
  line.length = 1;
}

const isApart = (line: Polyline, [x, y]: readonly [number, number], byX: number, byY: number): boolean =>
  Math.hypot(line.x[line.length - 1] - x - byX, line.y[line.length - 1] - y - byY) > SPACING;

/** Where the mass of the ink lies, from the middle, in pixels. */
function offCentre(ink: Float64Array, size: number): readonly [x: number, y: number] {
  let [mass, x, y] = [0, 0, 0];
  ink.forEach((value, at) => {
    mass += value;
    x += value * (at % size);
    y += value * Math.floor(at / size);
  });
  const middle = (size - 1) / 2;
  return mass === 0 ? [0, 0] : [x / mass - middle, y / mass - middle];
}
