/** The verdict: what the recording says about the selected round. */
import { Fragment, memo, useMemo } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../../../texts';
import { armNames } from '../../../experiment/arm-names';
import { writeLink } from '../../../experiment/link';
import { costOf } from '../../../analyses/cost';
import { isComplete } from '../../../recording/complete';
import { isTold } from '../../../store/beats';
import { curtainOf } from '../../../store/curtain';
import { part } from '../../../fetched/part';
import { beatOnScreen, lacksFiles } from '../../../store/selectors';
import { setOf } from '../../../tasks';
import { useActions, useLab } from '../../state/lab';
import { useReproduced } from '../../state/reproduced';
import { useShown, useBasis, type Shown } from '../../state/shown';
import { isBusy } from '../../state/status';
import { useIsWide } from '../../kit/use-media';
import { smallPrint } from './small-print';
import { beforeClause, leftOutClauses, verdictClauses, type Clause } from '../../state/verdict-sentence';
import { clauseValues, verdictText } from '../../state/verdict-text';
import { AskedInWords } from './asked-in-words';
import { VerdictWords } from './verdict-words';
import './verdict.css';

// most experiments need no files
const MissingFiles = part(
  () => import('../../form/missing-files'),
  (file) => file.MissingFiles,
);

export function VerdictView() {
  return <div className="verdict">{useLab(lacksFiles) ? <LackingFiles /> : <Found />}</div>;
}

function Found() {
  const shown = useShown();
  const busy = useLab((state) => isBusy(state.session.status));
  return (
    <>
      <Sentence clauses={JSON.stringify(useVerdict())} />
      <AskedInWords />
      <SmallPrint shown={shown} busy={busy} />
    </>
  );
}

/** Why nothing can be trained yet, and what can be watched in the meantime. */
function LackingFiles() {
  const { t } = useTexts();
  const experiment = useLab((state) => state.experiment);
  const { edit, play } = useActions();
  // else the form beside it has them
  const isAlone = !useIsWide();
  const { data } = experiment;
  const nameOf = (set: string): string => t(`settings.data.set.choices.${set}`);
  const { standIn } = setOf(data.set);
  return (
    <>
      <h2 className="verdict-sentence" aria-live="assertive">
        {standIn === undefined ? t('verdict.lacksOwnFiles') : t('verdict.lacksFiles', { set: nameOf(data.set) })}
      </h2>
      {standIn !== undefined && (
        <Button
          className="button"
          onPress={() => {
            edit({ ...experiment, data: { ...data, set: standIn } });
            play();
          }}
        >
          {t('verdict.standIn', { set: nameOf(standIn) })}
        </Button>
      )}
      {isAlone && <MissingFiles />}
    </>
  );
}

/** What the recording says about the selected round, as clauses of one text. */
function useVerdict(): Clause[] {
  const shown = useShown();
  const curtain = useLab(curtainOf);
  const chosen = useLab((state) => state.selection.round !== null);
  const busy = useLab((state) => isBusy(state.session.status));
  const finished = useLab((state) => state.session.status === 'finished');
  const told = useLab((state) => isTold(beatOnScreen(state)));
  const { isLive, recording } = shown;
  if (!told && recording && !isLive && shown.round > 0) return [{ key: 'verdict.untold', values: {} }];
  if (recording === null && curtain === 'all') return [{ key: 'verdict.curtain', values: {} }];
  if (recording === null && curtain === 'unknown') return [];
  const complete = !isLive || finished || (recording !== null && isComplete(recording));
  return clausesOf(shown, { chosen, complete, busy });
}

/** The same as plain text, without marks; it says what the small print would. */
export function useVerdictText(): string {
  const { t } = useTexts();
  const { results, standard, experiment } = useShown();
  return verdictText(t, standard, armNames(experiment), [...useVerdict(), ...leftOutClauses(results)]);
}

function clausesOf(
  shown: Shown,
  now: { readonly chosen: boolean; readonly complete: boolean; readonly busy: boolean },
): Clause[] {
  const { recording, experiment, network } = shown;
  if (recording) return verdictClauses({ ...shown, ...now });
  if (now.busy) return [{ key: 'verdict.first', values: {} }];
  const { runs, work } = costOf(experiment, network);
  return [beforeClause(runs, experiment.training.steps, work.steps)];
}

/** @param clauses Clause[] as JSON: the same sentence is the same text, and not drawn again */
const Sentence = memo(function Sentence({ clauses }: { readonly clauses: string }) {
  return (
    <h2 className="verdict-sentence" aria-live="polite">
      {(JSON.parse(clauses) as Clause[]).map((clause) => (
        <ClauseText key={`${clause.key}/${clause.arm ?? ''}`} clause={clause} />
      ))}
    </h2>
  );
});

function ClauseText({ clause }: { readonly clause: Clause }) {
  const { t } = useTexts();
  const { standard, experiment } = useBasis();
  const values = clauseValues(t, standard, armNames(experiment), clause);
  return <VerdictWords text={{ key: clause.key, values }} arm={clause.arm} isPlain={clause.isPlain} />;
}

/** Where the numbers come from, how many there are and how sure they are. */
function SmallPrint({ shown, busy }: { readonly shown: Shown; readonly busy: boolean }) {
  const { t } = useTexts();
  const { recording, isLive } = shown;
  const chosen = useLab((state) => state.selection.round !== null);
  const edited = useLab((state) => writeLink(state.experiment));
  const facts = useMemo(() => smallPrint({ ...shown, chosen }), [shown, chosen]);
  const { play } = useActions();
  const trained = recording?.experiment;
  const reproduced = useReproduced();
  const link = useMemo(() => (trained ? writeLink(trained) : ''), [trained]);
  if (!recording) return null;
  // one of them at most: what is trained now is not asked for again
  const differs = isLive && busy ? null : edited === link ? null : busy ? 'source.begun' : 'source.differs';
  return (
    <p className="small-print">
      <span className={isLive ? 'source live' : 'source'}>
        {t(isLive ? (busy ? 'source.live' : 'source.trained') : 'source.recorded')}
      </span>{' '}
      {facts.map((fact, at) => (
        <Fragment key={fact.key}>
          {at > 0 && ' · '}
          <VerdictWords text={fact} />
        </Fragment>
      ))}
      {isLive && reproduced && <strong> · {t(`source.reproduced.${reproduced}`)}</strong>}
      {differs && <strong className="differs"> {t(differs)}</strong>}
      {differs === 'source.differs' && (
        <>
          {' '}
          <Button className="word train-now" onPress={() => play()}>
            {t('source.train', { key: t('keys.names.Space') })}
          </Button>
        </>
      )}
    </p>
  );
}
