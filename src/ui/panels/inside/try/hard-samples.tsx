/** Test examples that the full network or the ticket gets wrong or is least sure of, to choose from. */
import { useMemo } from 'react';
import { useTexts } from '../../../../texts';
import { Picture } from '../../../../charts/kit/picture';
import { layout } from '../../../../charts/network/sample-strip';
import { fixed } from '../../../../charts/kit/numbers';
import type { HardSample } from '../../../../page-worker/look/questions';

/** Points are words, not pictures: fewer fit. */
const MOST_POINTS = 8;

interface Props {
  readonly samples: readonly HardSample[];
  readonly inputShape: readonly number[];
  readonly classNames: readonly string[];
  /** index of the one that is tried */
  readonly chosen: number | null;
  onChoose(sample: HardSample): void;
}

export function HardSamples({ samples, inputShape, classNames, chosen, onChoose }: Props) {
  const { t } = useTexts();
  const isImage = inputShape.length === 3;
  const shown = samples.slice(0, isImage ? samples.length : MOST_POINTS);
  return (
    <ul className={isImage ? 'hard-samples' : 'hard-samples hard-points'}>
      {shown.map((sample) => (
        <li key={sample.index}>
          <button
            type="button"
            aria-pressed={sample.index === chosen}
            title={wordsOf(sample)}
            aria-label={t('inside.try.sample', { number: sample.index + 1, words: wordsOf(sample) })}
            onClick={() => onChoose(sample)}
          >
            {isImage ? (
              <Thumbnail sample={sample} inputShape={inputShape} />
            ) : (
              `${classNames[sample.label]} (${[...sample.input].map((value) => fixed(value, 2)).join('; ')})`
            )}
          </button>
        </li>
      ))}
    </ul>
  );

  function wordsOf({ label, answers }: HardSample): string {
    const said = answers.map((answer) => (answer ? classNames[answer.answer] : '–'));
    return t('inside.try.sampleSays', { label: classNames[label], full: said[0], ticket: said[1] ?? '–' });
  }
}

function Thumbnail({ sample, inputShape }: { readonly sample: HardSample; readonly inputShape: readonly number[] }) {
  const [{ pixels }] = useMemo(
    () =>
      layout({ inputShape, classNames: [], count: 1, inputs: sample.input, labels: Uint8Array.of(sample.label) }, 1),
    [sample, inputShape],
  );
  return <Picture pixels={pixels} width={inputShape[1]} height={inputShape[0]} />;
}
