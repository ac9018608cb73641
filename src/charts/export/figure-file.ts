/**
 * A chart of the page as a file: laid out anew at the size of a paper or a slide, in light colours,
 * while a copy stands in its place; then drawn with its caption and link.
 */
import type { FigureNote } from './figure-context';
import { escapeMarkup, plainXml } from './markup';
import { FONT, marksOf } from './standalone-svg';

export const SIZES = {
  /** 120 mm of a printed page, text of 8 pt; pixels for 300 dpi */
  paper: {
    width: 454,
    height: null,
    text: 10.67,
    chart: 250,
    link: 1,
    margin: 8,
    unit: 'mm',
    perUnit: 96 / 25.4,
    pixels: 300 / 96,
  },
  /** 16 : 9, 1920 × 1080; nobody reads an address off a slide */
  slide: { width: 960, height: 540, text: 20, chart: 372, link: 0.65, margin: 24, unit: '', perUnit: 0.5, pixels: 2 },
} as const;
export type SizeId = keyof typeof SIZES;

const SVG = 'http://www.w3.org/2000/svg';

interface FigureFile {
  readonly svg: string;
  /** of the PNG, in pixels */
  readonly width: number;
  readonly height: number;
}

export async function drawFigure(figure: HTMLElement, size: SizeId, note: FigureNote | null): Promise<FigureFile> {
  const { width, height, text, chart, link, margin, unit, perUnit, pixels } = SIZES[size];
  const room = width - 2 * margin;
  const small = text * 0.85;
  const said = [
    { text: note?.caption ?? '', size: small },
    ...(note?.links ?? []).map((text) => ({ text, size: small * link })),
  ];
  const lines = said.flatMap((one) => wrap(one.text, room, one.size).map((line) => ({ line, size: one.size })));
  const below = lines.reduce((sum, one) => sum + one.size * 1.35, lines.length > 0 ? small * 0.6 : 0);
  // paper is as high as the figure needs; on a slide what is too high is laid out narrower where that
  // makes it lower, as pictures are and lists are not, then shrunk
  const free = height === null ? Infinity : height - 2 * margin - below;
  const layOut = async (used: number) => ({ used, ...(await laidOut(figure, used, text, chart, pixels)) });
  const whole = await layOut(room);
  const narrow = whole.marksHeight > free ? await layOut(Math.max((room * free) / whole.marksHeight, room / 3)) : whole;
  const { used, marks, marksHeight } = narrow.marksHeight < 0.9 * whole.marksHeight ? narrow : whole;
  const scale = Math.min(1, free / marksHeight);
  const total = height ?? marksHeight + below + 2 * margin;
  const left = margin + (room - used * scale) / 2;
  const top = margin + (height === null ? 0 : (free - marksHeight * scale) / 2);
  marks.setAttribute('transform', `translate(${left.toFixed(2)},${top.toFixed(2)}) scale(${scale.toFixed(4)})`);
  let baseline = total - margin - below + small * 0.5;
  const caption = lines.map((one) => {
    baseline += one.size * 1.35;
    return `<text x="${margin}" y="${(baseline - one.size * 0.35).toFixed(2)}" font-size="${one.size}" fill="#6b665d">${escapeMarkup(one.line)}</text>`;
  });
  const svg = [
    `<svg xmlns="${SVG}" width="${(width / perUnit).toFixed(2)}${unit}" height="${(total / perUnit).toFixed(2)}${unit}" viewBox="0 0 ${width} ${total.toFixed(2)}" font-family="${FONT}">`,
    `<rect width="${width}" height="${total.toFixed(2)}" fill="#ffffff"/>`,
    new XMLSerializer().serializeToString(marks).replace(` xmlns="${SVG}"`, ''),
    ...caption,
    '</svg>',
  ].join('\n');
  return { svg: plainXml(svg), width: Math.round(width * pixels), height: Math.round(total * pixels) };
}

/** The marks of the chart at another size; a copy of how it looked stands in for it meanwhile. */
async function laidOut(figure: HTMLElement, room: number, text: number, chart: number, pixels: number) {
  const copy = pictureOf(figure);
  const style = figure.style.cssText;
  figure.before(copy);
  try {
    figure.dataset.figure = 'light';
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
    return { marks: marksOf(figure), marksHeight: figure.getBoundingClientRect().height };
  } finally {
    figure.style.cssText = style;
    delete figure.dataset.figure;
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

/** Lines no wider than `room`; a word that is too long alone, as addresses are, is cut. */
function wrap(text: string, room: number, size: number): string[] {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return [text];
  context.font = `${size}px ${FONT}`;
  const fits = (line: string): boolean => context.measureText(line).width <= room;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const letter of word) {
      if (!fits(line + letter)) {
        lines.push(line);
        line = '';
      }
      line += letter;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** The PNG of an SVG. @throws Error when the browser cannot draw it. */
export async function pngOf({ svg, width, height }: FigureFile): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    canvas.getContext('2d')?.drawImage(image, 0, 0, width, height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error(`This browser cannot draw a picture of ${width} × ${height} pixels.`);
    return blob;
  } finally {
    URL.revokeObjectURL(address);
  }
}
