/** When the mask of channels has come to rest, at any share of them, and what going on without the others saves. */
import { useMemo } from 'react';
import { looksAt, sharesOf } from '../../../../analyses/emergence';
import { DistanceMatrix } from '../../../../charts/masks/distance-matrix';
import { chainsOf, experimentOfChain } from '../../../../experiment/chains';
import { emergingChain, savedBy, type Saved } from '../../../../recording/emergences';
import { useTexts } from '../../../../texts';
import { integer, percent } from '../../../kit/format';
import { Slider } from '../../../kit/slider';
import { useActions, useLab } from '../../../state/lab';
import { useShown } from '../../../state/shown';
import { TrialChoice } from '../trial-choice';
import '../savings.css';
import styles from './early-bird.module.css';

/** Shares that masks are drawn at without training, in percent. */
const SHARES = { min: 5, max: 95, step: 5, scale: 'linear' } as const;
/** Of the paper, where the experiment has none. */
const USUAL = 0.5;

export function EarlyBirdThing() {
  const { t } = useTexts();
  const { experiment, network, recording, round } = useShown();
  const trial = useLab(({ selection }) => selection.trial);
  const { setView } = useActions();
  const chosen = useLab(({ view }) => view.gone);
  const shares = useMemo(() => sharesOf(experiment, network), [experiment, network]);
  const own = shares[Math.max(round, 1) - 1] ?? shares.at(-1) ?? USUAL;
  const share = chosen === null ? own : chosen / 100;
  const looks = useMemo(
    () => recording && looksAt(recording, network, trial, share),
    [recording, network, trial, share],
  );
  const saved = useMemo(() => (recording ? savedBy(recording, network, trial) : []), [recording, network, trial]);
  const chain = chainsOf(experiment)[emergingChain(experiment)];
  const { maskDistance } = (chain ? experimentOfChain(experiment, chain) : experiment).pruning;
  const label = t('inside.earlyBird.share');
  return (
    <>
      <DistanceMatrix
        looks={looks}
        share={share}
        distance={maskDistance}
        choice={
          <span className={styles.share}>
            <span>{label}</span>
            <Slider
              range={SHARES}
              value={Math.round(share * 100)}
              text={percent(share)}
              label={label}
              change={(gone) => setView({ gone })}
            />
            <output>{percent(share)}</output>
          </span>
        }
      />
      <SavedTable saved={saved} shares={shares} selected={round} />
    </>
  );
}

interface SavedProps {
  readonly saved: readonly Saved[];
  /** of the channels that are gone at every level, from 1 on */
  readonly shares: readonly number[];
  /** the round that is shown */
  readonly selected: number;
}

/** Of each level: when its mask was drawn, how small its network is then, and what that saves of all of training. */
function SavedTable({ saved, shares, selected }: SavedProps) {
  const { t } = useTexts();
  const [first] = saved;
  if (!first) return null;
  return (
    <section className={styles.saved}>
      <table className="savings-table">
        <caption>{t('inside.earlyBird.caption')}</caption>
        <thead>
          <tr>
            {(['gone', 'drawn', 'small', 'saved'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`inside.earlyBird.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {saved.map(({ level, step, emerged, small, saved: share }) => (
            <tr key={level} className={level === selected ? 'selected' : undefined}>
              <th scope="row">{percent(shares[level - 1] ?? 0)}</th>
              <td>{emerged ? t('inside.earlyBird.step', { step: integer(step) }) : t('inside.earlyBird.never')}</td>
              <td>{emerged ? percent(small) : '–'}</td>
              <td>{percent(share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted">{t('inside.earlyBird.note', { steps: integer(first.steps) })}</p>
    </section>
  );
}

export function EarlyBirdTab() {
  const { t } = useTexts();
  return (
    <div className="gap-tab">
      <p className="muted">{t('inside.earlyBird.intro')}</p>
      <TrialChoice />
      <EarlyBirdThing />
    </div>
  );
}
