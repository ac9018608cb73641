/** What the networks are asked about: a drawing, a point, or a test example. */
import { useMemo } from 'react';
import { Eraser } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../../../../texts';
import { Picture } from '../../../../charts/kit/picture';
import { layout } from '../../../../charts/network/sample-strip';
import type { Points } from '../../../../charts/kit/scatter';
import type { HardSample } from '../../../../page-worker/look/questions';
import { DrawPad } from './draw-pad';
import { inputOfDrawing, preparationOf, type PenStroke } from './drawn-input';
import { PointPad } from './point-pad';

export interface Tried {
  /** null while the pad is empty */
  readonly input: Uint8Array | Float32Array | null;
  /** the test example it is */
  readonly sample: HardSample | null;
  /** what was drawn */
  readonly strokes: readonly PenStroke[] | null;
}

interface Props {
  readonly inputShape: readonly number[];
  readonly classNames: readonly string[];
  /** examples of a set of points; null while there are none */
  readonly points: Points | null;
  readonly set: string;
  readonly tried: Tried | null;
  onTry(tried: Tried): void;
}

/** A pen has one colour. */
export const canDraw = (inputShape: readonly number[]): boolean => inputShape.length === 3 && inputShape[2] === 1;

const NO_STROKES: readonly PenStroke[] = [];

export function Subject({ inputShape, classNames, points, set, tried, onTry }: Props) {
  const { t } = useTexts();
  if (inputShape.length === 1) {
    if (!points) return null;
    const [x = 0, y = 0] = tried?.input ?? [];
    return (
      <PointPad
        points={points}
        classNames={classNames}
        x={x}
        y={y}
        onChange={(nextX, nextY) => onTry({ input: Float32Array.of(nextX, nextY), sample: null, strokes: null })}
      />
    );
  }
  const hasPad = canDraw(inputShape);
  const preparation = preparationOf(set);
  const draw = (strokes: readonly PenStroke[]): void =>
    onTry({ input: inputOfDrawing(strokes, inputShape, preparation), sample: null, strokes });
  return (
    <div className="try-subject">
      {hasPad && (
        <div>
          <DrawPad strokes={tried?.strokes ?? NO_STROKES} onChange={draw} />
          <Button className="button" onPress={() => draw([])} isDisabled={!tried?.strokes?.length}>
            <Eraser aria-hidden />
            {t('inside.try.clear')}
          </Button>
        </div>
      )}
      <figure className="try-seen">
        {tried?.input ? (
          <Seen input={tried.input} inputShape={inputShape} />
        ) : (
          <div className="try-seen-empty" style={{ aspectRatio: `${inputShape[1]} / ${inputShape[0]}` }} />
        )}
        <figcaption className="muted">
          {tried?.sample
            ? t('inside.try.seenSample', { number: tried.sample.index + 1, label: classNames[tried.sample.label] })
            : hasPad &&
              t(`inside.try.prepared.${preparation.centre}`, {
                longest: Math.round((preparation.longest * Math.min(inputShape[0], inputShape[1])) / 28),
              })}
        </figcaption>
      </figure>
    </div>
  );
}

function Seen({
  input,
  inputShape,
}: {
  readonly input: Uint8Array | Float32Array;
  readonly inputShape: readonly number[];
}) {
  const { t } = useTexts();
  const [{ pixels }] = useMemo(
    () => layout({ inputShape, classNames: [], count: 1, inputs: input, labels: Uint8Array.of(0) }, 1),
    [input, inputShape],
  );
  return (
    <div role="img" aria-label={t('inside.try.seen')} style={{ aspectRatio: `${inputShape[1]} / ${inputShape[0]}` }}>
      <Picture pixels={pixels} width={inputShape[1]} height={inputShape[0]} />
    </div>
  );
}
