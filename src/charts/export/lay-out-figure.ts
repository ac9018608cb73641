/** One chart at the size it has in a file. */
import { partOf } from './figure-context';
import { FONT, marksOf } from './standalone-svg';

export interface Wanted {
  /** px: of its width, its text, its plot, and how many of the file each is */
  readonly room: number;
  readonly text: number;
  readonly chart: number;
  readonly pixels: number;
  /** shows what is selected on the page */
  readonly isMarked: boolean;
}

/** The marks of the chart at another size, and what is then drawn in it; a copy of how it looked stands in for it meanwhile. */
export async function layOut(figure: HTMLElement, { room, text, chart, pixels, isMarked }: Wanted) {
  const copy = pictureOf(figure);
  const style = figure.style.cssText;
  figure.before(copy);
  try {
    figure.dataset.figure = 'light';
    if (isMarked) figure.dataset.marked = '';
    figure.dataset.figurePixels = String(pixels);
    Object.assign(figure.style, {
      position: 'fixed',
      left: '-20000px',
      top: '0',
      width: `${room}px`,
      maxWidth: 'none',
      fontSize: `${text}px`,
      fontFamily: FONT,
      zIndex: '-1',
    });
    figure.style.setProperty('--chart-height', `${chart}px`);
    document.body.dataset.figures = 'light'; // charts on canvas read the colours anew
    for (let frame = 0; frame < 4; frame += 1) await nextFrame();
    return { marks: marksOf(figure), marksHeight: figure.getBoundingClientRect().height, part: partOf(figure) };
  } finally {
    figure.style.cssText = style;
    delete figure.dataset.figure;
    delete figure.dataset.marked;
    delete figure.dataset.figurePixels;
    delete document.body.dataset.figures;
    copy.remove();
  }
}

/** A frame; or a moment, where the page is hidden and there are no frames. */
const nextFrame = (): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, 100);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      setTimeout(resolve, 0);
    });
  });

function pictureOf(figure: HTMLElement): HTMLElement {
  const copy = document.createElement('div');
  copy.className = figure.className;
  copy.inert = true;
  copy.ariaHidden = 'true';
  const { width, height } = figure.getBoundingClientRect();
  Object.assign(copy.style, { width: `${width}px`, height: `${height}px` });
  for (const child of figure.children) copy.append(child.cloneNode(true));
  const canvases = copy.querySelectorAll('canvas');
  figure.querySelectorAll('canvas').forEach((canvas, at) => {
    if (canvas.width > 0 && canvas.height > 0) canvases[at]?.getContext('2d')?.drawImage(canvas, 0, 0);
  });
  for (const element of copy.querySelectorAll('[id]'))
    if (!(element instanceof SVGElement)) element.removeAttribute('id');
  return copy;
}
