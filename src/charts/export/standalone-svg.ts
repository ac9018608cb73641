/** A figure of the page as one SVG that needs nothing else: no style sheet, no fonts, no scripts. */
import { rgbOfOklab } from './oklab';

const SVG = 'http://www.w3.org/2000/svg';

/** Same widths on every system: text is measured in one of these, and its length is written down. */
export const FONT = "Arial, 'Liberation Sans', Helvetica, sans-serif";

/** What a style sheet says about marks, written onto each. */
const STYLES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-size',
  'font-weight',
  'text-anchor',
] as const;
const DEFAULTS: Readonly<Record<string, string>> = {
  'fill-opacity': '1',
  'stroke-opacity': '1',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  opacity: '1',
  'text-anchor': 'start',
  stroke: 'none',
};
/** Of the page, not of the figure. */
const LEFT_OUT =
  'button, .chart-hidden, .chart-on-page, .chart-tooltip, .chart-zoom-buttons, .chart-table, [hidden], script, style';
/** Buttons that are the figure: frames to choose a round by. */
const KEPT = '.chart-frame';

/** Everything drawn inside `figure`, as children of a <g> whose origin is its top left corner. */
export function marksOf(figure: Element): SVGGElement {
  const origin = figure.getBoundingClientRect();
  const group = create('g');
  walk(figure, origin, group);
  return group;
}

type Box = Readonly<Record<'x' | 'y' | 'width' | 'height', number>>;

function create<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string | number>> = {},
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes))
    element.setAttribute(key, typeof value === 'number' ? String(round(value)) : value);
  return element;
}

const round = (value: number): number => Math.round(value * 100) / 100;

function walk(element: Element, origin: DOMRect, into: SVGGElement): void {
  const style = getComputedStyle(element);
  if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') return;
  if (element.matches(LEFT_OUT) && !element.matches(KEPT)) return;
  const box = element.getBoundingClientRect();
  const at = { x: box.left - origin.left, y: box.top - origin.top, width: box.width, height: box.height };
  if (element instanceof HTMLCanvasElement) {
    if (element.width > 0 && element.height > 0) {
      into.append(
        create('image', {
          ...at,
          href: element.toDataURL('image/png'),
          preserveAspectRatio: 'none',
          'image-rendering': 'pixelated',
        }),
      );
    }
    return;
  }
  if (element instanceof SVGSVGElement) {
    into.append(inlineSvg(element, at));
    return;
  }
  drawBox(style, at, into);
  for (const child of element.childNodes) {
    if (child instanceof Element) walk(child, origin, into);
    else if (child instanceof Text) drawText(child, style, origin, into);
  }
}

/** Background and border of an element of HTML. */
function drawBox(style: CSSStyleDeclaration, at: Box, into: SVGGElement): void {
  const ramp = /^linear-gradient\(to right, (.+?\)), (.+?\))\)$/.exec(style.backgroundImage);
  let fill = plainColour(style.backgroundColor);
  if (ramp) {
    const id = `ramp-${into.ownerDocument.querySelectorAll('*').length}-${Math.round(at.x)}-${Math.round(at.y)}`;
    const gradient = create('linearGradient', { id });
    gradient.append(
      create('stop', { offset: '0', 'stop-color': plainColour(ramp[1]) ?? 'none' }),
      create('stop', { offset: '1', 'stop-color': plainColour(ramp[2]) ?? 'none' }),
    );
    into.append(gradient);
    fill = `url(#${id})`;
  }
  const border = Number.parseFloat(style.borderTopWidth);
  const hasBorder = border > 0 && Number.parseFloat(style.borderLeftWidth) > 0 && style.borderTopStyle !== 'none';
  const outline = style.outlineStyle === 'none' ? 0 : Number.parseFloat(style.outlineWidth);
  // a hairline around pictures
  const ring = /^(rgb.*?\)) 0px 0px 0px ([\d.]+)px$/.exec(style.boxShadow);
  if (ring) into.append(edge(at, ring[1], Number(ring[2]) * 2));
  if (fill === null && !hasBorder && outline === 0) return;
  const frame = create('rect', {
    x: at.x + border / 2,
    y: at.y + border / 2,
    width: Math.max(at.width - border, 0),
    height: Math.max(at.height - border, 0),
    fill: fill ?? 'none',
    opacity: style.opacity,
  });
  if (hasBorder) {
    frame.setAttribute('stroke', plainColour(style.borderTopColor) ?? 'none');
    frame.setAttribute('stroke-width', String(border));
    if (style.borderTopStyle === 'dashed') frame.setAttribute('stroke-dasharray', '3 2');
  }
  into.append(frame);
  if (outline > 0) into.append(edge(at, style.outlineColor, outline));
}

const edge = ({ x, y, width, height }: Box, colour: string, strokeWidth: number): SVGElement =>
  create('rect', {
    x,
    y,
    width,
    height,
    fill: 'none',
    stroke: plainColour(colour) ?? 'none',
    'stroke-width': strokeWidth,
  });

/** Text of HTML, one <text> for each of its lines. */
function drawText(node: Text, style: CSSStyleDeclaration, origin: DOMRect, into: SVGGElement): void {
  const range = document.createRange();
  let line: { text: string; left: number; right: number; middle: number } | null = null;
  const write = (): void => {
    if (line && line.text.trim() !== '') {
      const text = create('text', {
        x: line.left - origin.left,
        y: line.middle - origin.top,
        dy: '0.35em',
        fill: plainColour(style.color) ?? '#000',
        'font-size': Number.parseFloat(style.fontSize),
        'font-weight': style.fontWeight,
        textLength: line.right - line.left,
        lengthAdjust: 'spacingAndGlyphs',
        'xml:space': 'preserve',
      });
      if (style.textDecorationLine.includes('line-through')) text.setAttribute('text-decoration', 'line-through');
      text.textContent = line.text.trimEnd();
      into.append(text);
    }
    line = null;
  };
  for (let at = 0; at < node.length; at += 1) {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const [box] = range.getClientRects();
    const letter = node.data[at];
    if (!box || (box.width === 0 && letter.trim() === '')) continue;
    const middle = (box.top + box.bottom) / 2;
    if (line && Math.abs(line.middle - middle) > box.height / 2) write();
    const isBlank = letter.trim() === '';
    if (!line && isBlank) continue;
    line ??= { text: '', left: box.left, right: box.right, middle };
    line.text += isBlank && letter !== '\u202f' && letter !== '\u00a0' ? ' ' : letter;
    if (!isBlank) line.right = box.right;
  }
  write();
}

/** An <svg> of the page with all styles written onto its marks. */
function inlineSvg(svg: SVGSVGElement, at: Box): SVGElement {
  const view = svg.getAttribute('viewBox');
  const holder =
    view === null
      ? create('g', { transform: `translate(${round(at.x)},${round(at.y)})` })
      : create('svg', {
          ...at,
          viewBox: view,
          preserveAspectRatio: svg.getAttribute('preserveAspectRatio') ?? 'xMidYMid meet',
        });
  for (const child of svg.children) appendInlined(child, holder);
  return holder;
}

function appendInlined(element: Element, into: SVGElement): void {
  const style = getComputedStyle(element);
  if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') return;
  const copy = element.cloneNode(false);
  if (!(copy instanceof SVGElement)) return;
  for (const name of Array.from(copy.attributes, (attribute) => attribute.name)) {
    if (/^(class|style|role|tabindex|dominant-baseline|aria-.*|data-.*|on.*)$/.test(name)) copy.removeAttribute(name);
  }
  const isGroup = element.tagName === 'g' || element.tagName === 'clipPath' || element.tagName === 'defs';
  for (const name of isGroup ? (['opacity'] as const) : STYLES) {
    const value = plainValue(style.getPropertyValue(name));
    if (value !== '' && value !== DEFAULTS[name]) copy.setAttribute(name, value);
    else copy.removeAttribute(name);
  }
  if (element instanceof SVGTextElement) {
    const isCentral = style.dominantBaseline === 'central' || style.dominantBaseline === 'middle';
    if (isCentral && !copy.hasAttribute('dy')) copy.setAttribute('dy', '0.35em');
    copy.textContent = element.textContent;
    const length = element.getComputedTextLength();
    if (length > 0) {
      copy.setAttribute('textLength', String(round(length)));
      copy.setAttribute('lengthAdjust', 'spacingAndGlyphs');
    }
    // a halo below its letters: not every program knows paint-order
    if (style.paintOrder.startsWith('stroke') && copy.hasAttribute('stroke')) {
      const halo = copy.cloneNode(true);
      into.append(halo);
      for (const name of STYLES) if (name.startsWith('stroke')) copy.removeAttribute(name);
    }
    into.append(copy);
    return;
  }
  if (element instanceof SVGTitleElement) return;
  into.append(copy);
  for (const child of element.children) appendInlined(child, copy);
}

/** Lengths without px, colours as every program knows them. */
const plainValue = (value: string): string =>
  /^[\d.]+px$/.test(value)
    ? value.slice(0, -2)
    : /^(color|oklab)\(/.test(value)
      ? (plainColour(value) ?? 'none')
      : value.replaceAll('px', '');

/** A computed colour as rgb(…) or rgba(…); null where it cannot be seen. */
function plainColour(colour: string): string | null {
  if (colour === 'transparent' || /^rgba\(.*, 0\)$/.test(colour)) return null;
  const mixed = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.]+))?\)$/.exec(colour);
  if (!mixed) return rgbOfOklab(colour) ?? colour;
  const [red, green, blue] = mixed.slice(1, 4).map((part) => Math.round(Number(part) * 255));
  return mixed[4] === undefined ? `rgb(${red}, ${green}, ${blue})` : `rgba(${red}, ${green}, ${blue}, ${mixed[4]})`;
}
