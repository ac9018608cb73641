/**
 * A chart of the page as a file: laid out anew at the size of a paper or a slide, in light colours,
 * while a copy stands in its place; then drawn with its caption and link.
 */
import { partsOf, type ChartPart, type FigureNote, type FigureParts } from './figure-context';
import { escapeMarkup, plainXml } from './markup';
import { layOut, type Wanted } from './lay-out-figure';
import { FONT } from './standalone-svg';

/** So wide on a printed page, text of 8 pt; pixels for 300 dpi. */
const paper = (millimetres: number, chart: number) =>
  ({
    width: (millimetres * 96) / 25.4,
    height: null,
    text: 10.67,
    chart,
    link: 1,
    margin: 8,
    unit: 'mm',
    perUnit: 96 / 25.4,
    pixels: 300 / 96,
  }) as const;

export const SIZES = {
  /** one of two columns */
  column: paper(84, 210),
  paper: paper(120, 250),
  /** across both */
  page: paper(174, 290),
  /** 16 : 9, 1920 × 1080; nobody reads an address off a slide */
  slide: { width: 960, height: 540, text: 20, chart: 372, link: 0.65, margin: 24, unit: '', perUnit: 0.5, pixels: 2 },
} as const;
export type SizeId = keyof typeof SIZES;

const SVG = 'http://www.w3.org/2000/svg';

export interface FigureFile {
  readonly svg: string;
  /** what stands below the charts */
  readonly note: FigureNote | null;
  /** of the PNG, in pixels */
  readonly width: number;
  readonly height: number;
}

let last: Promise<unknown> = Promise.resolve();

/** Says what is drawn, which nobody knows before it is laid out. */
type NoteOf = (parts: FigureParts) => Promise<FigureNote | null>;

/** Charts one below the other as one figure, with what it says below. Figures are drawn one after the other. */
export function drawFigure(
  charts: readonly HTMLElement[],
  size: SizeId,
  noteOf: NoteOf,
  isMarked = false,
): Promise<FigureFile> {
  const drawn = last.catch(() => undefined).then(() => draw(charts, size, noteOf, isMarked));
  last = drawn;
  return drawn;
}

async function draw(
  charts: readonly HTMLElement[],
  size: SizeId,
  noteOf: NoteOf,
  isMarked: boolean,
): Promise<FigureFile> {
  const { width, height, text, chart, link, margin, unit, perUnit, pixels } = SIZES[size];
  const room = width - 2 * margin;
  const layAll = (used: number) => stacked(charts, { room: used, text, chart, pixels, isMarked });
  const whole = await layAll(room);
  const note = await noteOf(partsOf(whole.parts, isMarked));
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
  const narrow = whole.marksHeight > free ? await layAll(Math.max((room * free) / whole.marksHeight, room / 3)) : whole;
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
    `<svg xmlns="${SVG}" width="${(width / perUnit).toFixed(2)}${unit}" height="${(total / perUnit).toFixed(2)}${unit}" viewBox="0 0 ${width.toFixed(2)} ${total.toFixed(2)}" font-family="${FONT}">`,
    `<rect width="${width.toFixed(2)}" height="${total.toFixed(2)}" fill="#ffffff"/>`,
    new XMLSerializer().serializeToString(marks).replace(` xmlns="${SVG}"`, ''),
    ...caption,
    '</svg>',
  ].join('\n');
  return { svg: plainXml(svg), note, width: Math.round(width * pixels), height: Math.round(total * pixels) };
}

/** One below the other; several have letters. */
async function stacked(charts: readonly HTMLElement[], wanted: Wanted) {
  const { room, text } = wanted;
  const isOne = charts.length === 1;
  const indent = isOne ? 0 : text * 1.6;
  const marks = document.createElementNS(SVG, 'g');
  const parts: ChartPart[] = [];
  let top = 0;
  for (const [at, chart] of charts.entries()) {
    const one = await layOut(chart, { ...wanted, room: room - indent });
    parts.push(one.part);
    if (!isOne) {
      const letter = document.createElementNS(SVG, 'text');
      const look = { x: 0, y: top + text * 1.4, 'font-size': text * 1.1, 'font-weight': 700, fill: '#1e1c19' };
      for (const [name, value] of Object.entries(look)) letter.setAttribute(name, String(value));
      letter.textContent = letterOf(at);
      marks.append(letter);
    }
    one.marks.setAttribute('transform', `translate(${indent.toFixed(2)},${top.toFixed(2)})`);
    marks.append(one.marks);
    top += one.marksHeight + (at < charts.length - 1 ? text * 1.4 : 0);
  }
  return { used: room, marks, marksHeight: top, parts };
}

/** What the parts of a figure are called: a, b, … */
export const letterOf = (at: number): string => String.fromCodePoint(97 + at);

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
