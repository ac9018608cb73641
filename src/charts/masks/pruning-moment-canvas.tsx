/** Draws one moment of a round's pruning. */
import { useLayoutEffect, useRef } from 'react';
import { passedAt } from '../kit/moment-time';
import { cssOf, mix, type Palette } from '../kit/pixels';
import { scaledContext } from '../kit/scaled-context';
import { drawnAt, type MomentLayout } from './pruning-moment-layout';

interface CanvasProps {
  readonly moment: MomentLayout;
  readonly time: number;
  readonly palette: Palette;
  readonly size: { readonly width: number; readonly height: number };
}

export function MomentCanvas({ moment, time, palette, size }: CanvasProps) {
  const ref = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = ref.current && scaledContext(ref.current, size);
    if (context) draw(context, moment, time, palette, size);
  }, [moment, time, palette, size]);
  return <canvas ref={ref} aria-hidden="true" />;
}

/** Shades of a sign, from small to large values. */
const SHADES = 12;

function draw(
  context: CanvasRenderingContext2D,
  { columns, dots, radius, maskFoot, rankTop, rankFoot }: MomentLayout,
  time: number,
  palette: Palette,
  { height }: CanvasProps['size'],
): void {
  const [line, cutLine] = [cssOf(mix(palette.paper, palette.ink, 0.18)), cssOf(palette.ink)];
  const shades = [palette.negative, palette.positive].map((full) =>
    Array.from({ length: SHADES }, (_, at) => cssOf(mix(palette.paper, full, 0.3 + (0.7 * at) / (SHADES - 1)))),
  );
  context.strokeStyle = line;
  for (const { x, width: wide } of columns) {
    context.strokeRect(x + 0.5, 0.5, wide - 1, maskFoot - 1);
    context.beginPath();
    context.moveTo(x, rankFoot + 0.5);
    context.lineTo(x + wide, rankFoot + 0.5);
    context.stroke();
  }
  // where they come from and go back to stays to be seen while they are away
  if (time > 0 && time < 3) {
    context.globalAlpha = 0.35;
    context.fillStyle = line;
    dots.column.forEach((_, dot) => {
      if (dots.falls[dot] === 1 && time >= 2) return;
      context.beginPath();
      context.arc(dots.homeX[dot], dots.homeY[dot], radius, 0, 2 * Math.PI);
      context.fill();
    });
  }
  const { cut: come, home } = passedAt(time);
  // and when they are home, where the cut was in their ranking
  if (home > 0) {
    context.globalAlpha = 0.5 * home;
    context.fillStyle = line;
    dots.column.forEach((_, dot) => {
      context.beginPath();
      context.arc(dots.rankX[dot], dots.rankY[dot], radius, 0, 2 * Math.PI);
      context.fill();
    });
    drawCuts(context, columns, rankTop - 6, rankFoot);
  }
  dots.column.forEach((column, dot) => {
    const { x, y, opacity, value } = drawnAt(dots, dot, time, height - rankTop);
    if (opacity === 0) return;
    const share = Math.min(1, Math.abs(value) / (columns[column].reach || 1));
    context.globalAlpha = opacity;
    context.fillStyle = shades[value < 0 ? 0 : 1][Math.round(share * (SHADES - 1))];
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fill();
  });
  context.globalAlpha = 1;
  if (come === 0) return;
  context.strokeStyle = cutLine;
  context.lineWidth = 1.5;
  drawCuts(context, columns, rankTop - 6, rankTop - 6 + come * (rankFoot - rankTop + 6));
  context.lineWidth = 1;
}

function drawCuts(context: CanvasRenderingContext2D, columns: MomentLayout['columns'], from: number, to: number): void {
  for (const { cut } of columns) {
    if (cut === null) continue;
    context.beginPath();
    context.moveTo(cut, from);
    context.lineTo(cut, to);
    context.stroke();
  }
}
