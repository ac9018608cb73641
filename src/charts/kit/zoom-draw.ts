/** Draws a zoomed picture of cells on canvas. */
import { cssOf, mix, type Palette } from './pixels';
import type { View } from './view';

/** Column and row. */
export type Cell = readonly [column: number, row: number];

/** Cells per device pixel up to which one of them is shown rather than their average. */
const MOST_SHRUNK = 3.5;

/** px of a cell from which cells are drawn apart */
const GRID_FROM = 9;

/** px of a cell from which a hatching is seen in it */
const HATCHED_FROM = 4;

export interface Extent {
  readonly columns: number;
  readonly rows: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Draws the seen part of `source`, one pixel per cell, with a frame around `cell`.
 * @param hatched opaque where a cell is to be hatched, one pixel per cell
 */
export function draw(
  canvas: HTMLCanvasElement,
  source: HTMLCanvasElement,
  view: View,
  { columns, rows, width, height }: Extent,
  cell: Cell | null,
  palette: Palette,
  hatched: HTMLCanvasElement | null = null,
): void {
  // on its way into a file: as many pixels as the file has
  const ofFile = canvas.closest<HTMLElement>('[data-figure-pixels]')?.dataset.figurePixels;
  const ratio = Number(ofFile ?? (window.devicePixelRatio || 1));
  const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== across) canvas.width = across;
  if (canvas.height !== down) canvas.height = down;
  const context = canvas.getContext('2d');
  if (!context) return;
  const [cellWidth, cellHeight] = [(width / columns) * view.zoom, (height / rows) * view.zoom];
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  // averages of orange and blue are grey, so a picture shrunk a little shows a sample of its weights
  context.imageSmoothingEnabled = Math.min(cellWidth, cellHeight) * ratio < 1 / MOST_SHRUNK;
  context.imageSmoothingQuality = 'high';
  context.fillStyle = cssOf(palette.paper);
  context.fillRect(0, 0, width, height);
  const seen = [
    view.left * columns,
    view.top * rows,
    columns / view.zoom,
    rows / view.zoom,
    0,
    0,
    width,
    height,
  ] as const;
  context.drawImage(source, ...seen);
  const left = (column: number): number => (column / columns - view.left) * view.zoom * width;
  const top = (row: number): number => (row / rows - view.top) * view.zoom * height;
  if (hatched && Math.min(cellWidth, cellHeight) >= HATCHED_FROM) {
    const lines = hatching(cssOf(mix(palette.paper, palette.ink, 0.45)), cellWidth * ratio, cellHeight * ratio);
    // the whole picture hatched, then cut to the cells: one line a cell would be ten thousand lines
    const layer = document.createElement('canvas');
    [layer.width, layer.height] = [across, down];
    const over = layer.getContext('2d');
    const pattern = over?.createPattern(lines, 'repeat');
    if (over && pattern) {
      pattern.setTransform(
        new DOMMatrix()
          .translate(left(0) * ratio, top(0) * ratio)
          .scale((cellWidth * ratio) / lines.width, (cellHeight * ratio) / lines.height),
      );
      over.fillStyle = pattern;
      over.fillRect(0, 0, across, down);
      over.setTransform(ratio, 0, 0, ratio, 0, 0);
      over.imageSmoothingEnabled = false;
      over.globalCompositeOperation = 'destination-in';
      over.drawImage(hatched, ...seen);
      context.drawImage(layer, 0, 0, width, height);
    }
  }
  if (Math.min(cellWidth, cellHeight) >= GRID_FROM) {
    context.strokeStyle = cssOf(palette.paper);
    context.lineWidth = 1;
    context.beginPath();
    for (let column = Math.floor(view.left * columns); left(column) <= width; column += 1) {
      context.moveTo(left(column), 0);
      context.lineTo(left(column), height);
    }
    for (let row = Math.floor(view.top * rows); top(row) <= height; row += 1) {
      context.moveTo(0, top(row));
      context.lineTo(width, top(row));
    }
    context.stroke();
  }
  if (cell) {
    // at least 5 px, or nobody finds one weight among 235,200
    const [w, h] = [Math.max(cellWidth, 5), Math.max(cellHeight, 5)];
    const [x, y] = [left(cell[0] + 0.5) - w / 2, top(cell[1] + 0.5) - h / 2];
    context.lineWidth = 3;
    context.strokeStyle = cssOf(palette.paper);
    context.strokeRect(x - 1, y - 1, w + 2, h + 2);
    context.lineWidth = 1.5;
    context.strokeStyle = cssOf(palette.ink);
    context.strokeRect(x - 1, y - 1, w + 2, h + 2);
  }
}

/** A cell with its diagonal, at about its size in device pixels: the pattern is then hardly scaled. */
function hatching(colour: string, width: number, height: number): HTMLCanvasElement {
  const cell = document.createElement('canvas');
  [cell.width, cell.height] = [Math.ceil(width), Math.ceil(height)];
  const context = cell.getContext('2d');
  if (!context) return cell;
  context.strokeStyle = colour;
  context.lineWidth = window.devicePixelRatio || 1;
  context.beginPath();
  context.moveTo(cell.width * 0.15, cell.height * 0.85);
  context.lineTo(cell.width * 0.85, cell.height * 0.15);
  context.stroke();
  return cell;
}
