/** What part of a picture is seen. All numbers are fractions of the picture or of its window. */

export interface View {
  /** 1: all of it; 2: half the width and half the height */
  readonly zoom: number;
  /** fraction of the picture at the window's left and top edge */
  readonly left: number;
  readonly top: number;
}

export const WHOLE: View = { zoom: 1, left: 0, top: 0 };

export const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** The view brought back inside the picture. */
function clampView({ zoom, left, top }: View): View {
  const most = 1 - 1 / zoom;
  return {
    zoom,
    left: clamp(left, 0, most),
    top: clamp(top, 0, most),
  };
}

/**
 * Zooms by `factor`, keeping the place under (x, y) of the window where it is.
 * @param most largest zoom
 */
export function zoomAt(view: View, factor: number, x: number, y: number, most: number): View {
  const zoom = clamp(view.zoom * factor, 1, Math.max(most, 1));
  return clampView({
    zoom,
    left: view.left + x / view.zoom - x / zoom,
    top: view.top + y / view.zoom - y / zoom,
  });
}

/** Moves the picture by fractions of the window. */
export const panBy = (view: View, x: number, y: number): View =>
  clampView({ zoom: view.zoom, left: view.left - x / view.zoom, top: view.top - y / view.zoom });

/** The place of the picture under (x, y) of the window. */
export const placeAt = (view: View, x: number, y: number): readonly [x: number, y: number] => [
  view.left + x / view.zoom,
  view.top + y / view.zoom,
];

/** The least movement after which the cell from (x, y), `width` by `height`, is in the window. */
export function showCell(view: View, x: number, y: number, width: number, height: number): View {
  const span = 1 / view.zoom;
  return clampView({
    zoom: view.zoom,
    left: Math.max(Math.min(view.left, x), x + width - span),
    top: Math.max(Math.min(view.top, y), y + height - span),
  });
}
