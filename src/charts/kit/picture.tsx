/** A canvas of packed pixels, scaled by CSS without smoothing. */
import { useLayoutEffect, useRef } from 'react';
import { paint } from './pixels';

export function Picture(props: {
  readonly pixels: Uint32Array;
  readonly width: number;
  readonly height: number;
  readonly className?: string;
}) {
  const { pixels, width, height, className = '' } = props;
  const ref = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (ref.current) paint(ref.current, pixels, width, height);
  }, [pixels, width, height]);
  return <canvas ref={ref} className={`chart-picture ${className}`} aria-hidden="true" />;
}
