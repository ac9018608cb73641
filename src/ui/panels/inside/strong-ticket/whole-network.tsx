/** A trained network of points, and a random one of twice the depth from which all is pruned that it does not need. */
import { memo, useCallback, useMemo, useState } from 'react';
import { useArms } from '../../../../charts/kit/use-arms';
import { extentOf } from '../../../../charts/kit/scatter';
import { centres, DecisionBoundary } from '../../../../charts/network/decision-boundary';
import { resolutionFor } from '../../../../charts/network/predict';
import { TicketErrorChart } from '../../../../charts/network/ticket-error-chart';
import { full, ticket } from '../../../../lottery/run-key';
import { MOST_UNITS } from '../../../../lottery/subset-draws';
import { denseLayers } from '../../../../models/dense-relu';
import type { ArmAt, Question } from '../../../../page-worker/look/questions';
import { useTexts } from '../../../../texts';
import { integer, percent } from '../../../kit/format';
import { useActions, useLab } from '../../../state/lab';
import { useShown } from '../../../state/shown';
import { TrainMissing } from '../try/train-missing';
import { useNetworks } from '../try/use-networks';
import { useAnswer } from '../use-answer';
import { useRuns } from '../use-runs';
import { HowMany } from './how-many';
import styles from './strong-ticket.module.css';

const Errors = memo(TicketErrorChart);

const SIZES = Array.from({ length: MOST_UNITS }, (_, at) => at + 1);
const NO_PLACES = new Float32Array();
const NO_CLASSES: readonly string[] = [];

export function WholeNetwork() {
  const { t } = useTexts();
  const { name } = useArms();
  const { recording, network, round, remaining } = useShown();
  const of = useRuns();
  const { n, draw } = useLab(({ view }) => view.rebuilt);
  const { setView } = useActions();
  const setN = useCallback((next: number) => setView({ rebuilt: { n: next, draw } }), [setView, draw]);
  const [alone, setAlone] = useState(0);
  const asked = useMemo((): ArmAt => (round === 0 ? { arm: full, round: 0 } : { arm: ticket, round }), [round]);
  const { trained: inExperiment } = useNetworks(of?.trial ?? 0, null);
  const preview = useLab((state) => state.preview);
  const points = preview && preview.settings.set === recording?.experiment.data.set ? preview : null;
  const resolution = resolutionFor(network);
  const places = useMemo(() => (points ? centres(extentOf(points), resolution) : null), [points, resolution]);
  const trained = `${inExperiment} ${alone}`;
  const question = useMemo(
    (): Question<'random-tickets'> | null =>
      of && places && { kind: 'random-tickets', of, network: asked, sizes: [n], draw, places },
    // oxlint-disable-next-line react/exhaustive-deps -- and again when one more has been trained
    [of, places, asked, n, draw, trained],
  );
  const everyQuestion = useMemo(
    (): Question<'random-tickets'> | null =>
      of && { kind: 'random-tickets', of, network: asked, sizes: SIZES, draw, places: NO_PLACES },
    // oxlint-disable-next-line react/exhaustive-deps -- as above
    [of, asked, draw, trained],
  );
  const { answer, to, problem, waiting } = useAnswer(question);
  const every = useAnswer(everyQuestion);
  // answers at the very places that the pictures ask about
  const isHere = to !== null && 'places' in to && to.places === places;
  const target = isHere ? (answer?.trained ?? null) : null;
  const random = isHere ? answer?.tickets[0] : undefined;
  const predictTarget = useMemo(() => target && (() => target.probabilities), [target]);
  const predictRandom = useMemo(() => random && (() => random.probabilities), [random]);
  const left = percent(remaining[round] ?? 1);
  const classNames = points?.classNames ?? NO_CLASSES;
  const layers = useMemo(() => denseLayers(network).dense.length, [network]);
  const isMissing = answer !== null && answer.trained === null;
  const boundaries = { points, classNames, resolution };
  return (
    <section className={styles.part} aria-label={t('inside.strong.whole')}>
      <h2>{t('inside.strong.whole')}</h2>
      <HowMany
        label={t('inside.strong.units')}
        most={MOST_UNITS}
        n={n}
        onN={setN}
        onDrawAgain={() => setView({ rebuilt: { n, draw: draw + 1 } })}
      />
      {isMissing && <TrainMissing of={of} missing={[asked]} onTrained={() => setAlone(alone + 1)} />}
      {problem !== null && (
        <p className="error-text" role="alert">
          {problem}
        </p>
      )}
      <div className={styles.pair}>
        <DecisionBoundary
          {...boundaries}
          predict={predictTarget}
          title={t('inside.strong.trained', {
            name: round === 0 ? name(full) : `${name(ticket)}, ${left}`,
            accuracy: target ? percent(target.accuracy) : '–',
          })}
        />
        <DecisionBoundary
          {...boundaries}
          predict={predictRandom ?? null}
          title={t('inside.strong.random', { n: random?.n ?? n, accuracy: random ? percent(random.accuracy) : '–' })}
        />
      </div>
      {random && (
        <p aria-live="polite">
          {t('inside.strong.says', {
            kept: integer(random.kept),
            all: integer(random.all),
            layers: 2 * layers,
            before: layers,
          })}
          {target?.rounded && ` ${t('inside.try.rounded')}`}
        </p>
      )}
      <div className={styles.distance}>
        <Errors
          tickets={every.answer?.tickets ?? NONE}
          trained={every.answer?.trained?.accuracy ?? 0}
          tested={every.answer?.tested ?? 0}
          n={n}
          onN={setN}
          empty={t(waiting || every.waiting ? 'charts.subset.computing' : 'charts.boundary.empty')}
        />
      </div>
    </section>
  );
}

const NONE: readonly never[] = [];
