/** Do trials, or rounds, find the same ticket? */
import { useMemo, useState } from 'react';
import { useTexts } from '../../../texts';
import { overlapOf, type JointCounts, type Overlap } from '../../../charts/masks/mask-overlap';
import { OverlapMatrix, type Measure } from '../../../charts/masks/overlap-matrix';
import { remainingNumber, remainingPercent } from '../../../charts/kit/format';
import type { MaskRecord } from '../../../recording/recording';
import { ChoiceBox } from '../../kit/choice-box';
import { percent } from '../../kit/format';
import { useLab } from '../../state/lab';
import { useShown } from '../../state/shown';
import { TrialChoice } from './trial-choice';
import { useOverlaps } from './use-overlaps';

const NONE: readonly MaskRecord[] = [];

export function OverlapView() {
  const { t } = useTexts();
  const { recording, remaining, round } = useShown();
  const trial = useLab((state) => state.selection.trial);
  const [measure, setMeasure] = useState<Measure>('jaccard');
  const [compared, setCompared] = useState('trials');
  const all = recording?.masks ?? NONE;
  const masks = useMemo(() => all.filter(({ chain }) => chain === 0).toSorted((a, b) => a.trial - b.trial), [all]);
  const own = masks.find((mask) => mask.trial === trial) ?? masks[0];
  const others = masks.filter((mask) => mask !== own);
  const otherTrial = compared.startsWith('with ') ? Number(compared.slice(5)) : null;
  const other = others.find((mask) => mask.trial === otherTrial);
  const ofTrials = compared === 'trials' && masks.length > 1;
  const pair = useMemo(() => {
    if (ofTrials) return masks;
    const wanted = [trial, otherTrial];
    const found = masks.filter((mask) => wanted.includes(mask.trial));
    // a trial without masks of its own gives way to the first
    return found.length > 0
      ? found.toSorted((a, b) => wanted.indexOf(a.trial) - wanted.indexOf(b.trial))
      : masks.slice(0, 1);
  }, [ofTrials, masks, trial, otherTrial]);
  const counts = useOverlaps(pair);
  const nameOf = (mask: MaskRecord): string => t('inside.trial', { trial: mask.trial + 1 });
  // in round 0 nothing is pruned yet: there the first ticket is looked at
  const at = Math.max(round, 1);
  const hasRound = masks.filter((mask) => mask.remaining.length > at);
  const choices = [
    ...(masks.length > 1 ? [{ id: 'trials', text: t('inside.overlap.trials') }] : []),
    { id: 'own', text: t('inside.overlap.rounds', { trial: (own?.trial ?? 0) + 1 }) },
    ...others.map((mask) => ({
      id: `with ${mask.trial}`,
      text: t('inside.overlap.between', { trial: (own?.trial ?? 0) + 1, other: mask.trial + 1 }),
    })),
  ];
  const chosen = ofTrials ? 'trials' : other ? compared : 'own';
  return (
    <div className="overlap-view">
      <div className="sub-head">
        <p className="muted">{t('inside.overlap.intro')}</p>
        {!ofTrials && <TrialChoice />}
      </div>
      <div className="overlap-choices">
        <span id="overlap-compared">{t('inside.overlap.compare')}</span>
        <ChoiceBox labelledBy="overlap-compared" choices={choices} value={chosen} onChange={setCompared} />
        <span id="overlap-measure">{t('inside.overlap.measure')}</span>
        <ChoiceBox
          labelledBy="overlap-measure"
          choices={(['jaccard', 'hamming'] as const).map((id) => ({ id, text: t(`inside.overlap.${id}`) }))}
          value={measure}
          onChange={(id) => setMeasure(id === 'hamming' ? 'hamming' : 'jaccard')}
        />
      </div>
      {ofTrials ? (
        <OverlapMatrix
          title={t('inside.overlap.trialsTitle', { left: percent(remaining[at] ?? 1) })}
          subtitle={t(`inside.overlap.subtitle.${measure}`)}
          overlaps={counts && hasRound.length > 1 ? ofRound(counts, masks, at) : null}
          rowNames={masks.map(nameOf)}
          columnNames={masks.map(nameOf)}
          shortNames={masks.map((mask) => String(mask.trial + 1))}
          measure={measure}
          selected={[0, 1]}
          empty={t('inside.overlap.empty')}
        />
      ) : (
        <Rounds counts={counts} own={own ?? null} other={other ?? null} measure={measure} />
      )}
      <p className="muted">{t(ofTrials || other ? 'inside.overlap.chance' : 'inside.overlap.nested')}</p>
    </div>
  );
}

/** Every pair of trials that have got as far as this round. */
const ofRound = (
  counts: readonly (readonly (readonly JointCounts[])[])[],
  masks: readonly MaskRecord[],
  round: number,
): (Overlap | null)[][] =>
  masks.map((a, row) =>
    masks.map((b, column) =>
      a.remaining.length > round && b.remaining.length > round ? overlapOf(counts[row][column], round, round) : null,
    ),
  );

interface RoundsProps {
  readonly counts: readonly (readonly (readonly JointCounts[])[])[] | null;
  readonly own: MaskRecord | null;
  /** null: the rounds of one trial among themselves */
  readonly other: MaskRecord | null;
  readonly measure: Measure;
}

function Rounds({ counts, own, other, measure }: RoundsProps) {
  const { t } = useTexts();
  const { remaining, round } = useShown();
  const roundsOf = (mask: MaskRecord | null): number[] =>
    Array.from({ length: Math.max(0, (mask?.remaining.length ?? 1) - 1) }, (_, at) => at + 1);
  const rows = roundsOf(own);
  const columns = roundsOf(other ?? own);
  const joint = counts?.[0]?.[other ? 1 : 0];
  const overlaps = useMemo(
    () => (joint && rows.length > 0 ? rows.map((a) => columns.map((b) => overlapOf(joint, a, b))) : null),
    // rows and columns follow from how many rounds there are
    // oxlint-disable-next-line react/exhaustive-deps
    [joint, rows.length, columns.length],
  );
  const name = (mask: MaskRecord | null, at: number): string =>
    t('inside.overlap.roundOf', { trial: (mask?.trial ?? 0) + 1, left: remainingPercent(remaining[at] ?? 0) });
  const at = Math.max(round, 1) - 1;
  return (
    <OverlapMatrix
      title={
        other
          ? t('inside.overlap.betweenTitle', { trial: (own?.trial ?? 0) + 1, other: other.trial + 1 })
          : t('inside.overlap.roundsTitle')
      }
      subtitle={t(`inside.overlap.subtitle.${measure}`)}
      overlaps={overlaps}
      rowNames={rows.map((r) => name(own, r))}
      columnNames={columns.map((r) => name(other ?? own, r))}
      shortNames={columns.map((r) => remainingNumber(remaining[r] ?? 0))}
      measure={measure}
      selected={at < rows.length && at < columns.length ? [at, at] : null}
      empty={t('inside.overlap.empty')}
    />
  );
}
