/** A range input that tells dragging from letting go, with the value spoken in its own unit. */
import { useEffect, useRef } from 'react';
import { positionOf, positionsOf, valueAt, type Range } from './scale';
import './slider.css';

interface Props {
  readonly range: Range;
  readonly value: number;
  readonly text: string;
  readonly label: string;
  change(value: number, commit: boolean): void;
}

export function Slider({ range, value, text, label, change }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const last = positionsOf(range);
  const at = positionOf(range, value);
  // React's onChange fires while dragging; the native "change" event when the thumb is let go
  const commit = useRef(() => {});
  useEffect(() => {
    commit.current = () => {
      if (input.current) change(valueAt(range, Number(input.current.value)), true);
    };
  });
  useEffect(() => {
    const element = input.current;
    const listener = () => commit.current();
    element?.addEventListener('change', listener);
    return () => element?.removeEventListener('change', listener);
  }, []);
  return (
    <input
      ref={input}
      className="slider"
      type="range"
      min={0}
      max={last}
      step={1}
      value={at}
      aria-label={label}
      aria-valuetext={text}
      style={{ '--share': `${(100 * at) / last}%` } as React.CSSProperties}
      onChange={(event) => change(valueAt(range, Number(event.target.value)), false)}
    />
  );
}
