/** A few training examples: small images, or points of the plane. */
import { useMemo } from 'react';
import { useTexts } from '../../texts';
import { ClassKey } from './decision-boundary';
import { count } from '../kit/format';
import { Picture } from '../kit/picture';
import { packed } from '../kit/pixels';
import { PointMarks, extentOf, layout as pointLayout } from '../kit/scatter';
import { useSize } from '../kit/use-size';
import '../kit/charts.css';

interface Samples {
  /** [height, width, channels] or [2] */
  readonly inputShape: readonly number[];
  readonly classNames: readonly string[];
  readonly count: number;
  /** [count, ...inputShape]; bytes stand for value / 255 */
  readonly inputs: Uint8Array | Float32Array;
  readonly labels: Uint8Array;
}

interface SampleMark {
  readonly index: number;
  readonly label: number;
  /** packed, row by row */
  readonly pixels: Uint32Array;
}

/** The first `most` images: grey values of one channel, colours of three. */
export function layout(samples: Samples, most: number): SampleMark[] {
  const [height, width, channels = 1] = samples.inputShape;
  const scale = samples.inputs instanceof Uint8Array ? 1 : 255;
  return Array.from({ length: Math.min(samples.count, most) }, (_, index) => {
    const from = index * height * width * channels;
    const pixels = Uint32Array.from({ length: height * width }, (_, pixel) => {
      const at = from + pixel * channels;
      const value = (channel: number): number =>
        Math.min(Math.max(samples.inputs[at + (channels > 2 ? channel : 0)] * scale, 0), 255);
      return packed([value(0), value(1), value(2)]);
    });
    return { index, label: samples.labels[index], pixels };
  });
}

/** Most points drawn of a 2-D set. */
const MOST_POINTS = 400;

interface SampleStripProps {
  readonly samples: Samples;
  /** most images shown */
  readonly most?: number;
}

export function SampleStrip({ samples, most = 16 }: SampleStripProps) {
  return samples.inputShape.length === 3 ? <Images samples={samples} most={most} /> : <Plane samples={samples} />;
}

function Images({ samples, most }: Required<SampleStripProps>) {
  const { t } = useTexts();
  const marks = useMemo(() => layout(samples, most), [samples, most]);
  const [height, width] = samples.inputShape;
  return (
    <ul className="chart chart-samples" aria-label={t('charts.samples.inWords', { count: marks.length })}>
      {marks.map(({ index, label, pixels }) => (
        <li key={index} className="chart-sample" title={samples.classNames[label]}>
          <Picture pixels={pixels} width={width} height={height} />
          <span className="chart-hidden">{samples.classNames[label] ?? label}</span>
        </li>
      ))}
    </ul>
  );
}

function Plane({ samples }: { readonly samples: Samples }) {
  const { t } = useTexts();
  const [ref, size] = useSize<HTMLDivElement>();
  const marks = useMemo(
    () => (size ? pointLayout(samples, extentOf(samples), size.width, MOST_POINTS) : []),
    [samples, size],
  );
  return (
    <div className="chart">
      <div ref={ref} className="chart-plane">
        {size && (
          <svg
            className="notranslate"
            width={size.width}
            height={size.width}
            role="img"
            aria-label={t('charts.samples.points', {
              count: count(samples.count),
              names: samples.classNames.join(', '),
            })}
          >
            <PointMarks marks={marks} area={size.em * 1.8} />
          </svg>
        )}
      </div>
      <ClassKey classNames={samples.classNames} />
    </div>
  );
}
