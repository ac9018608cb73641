/** The verdict: what the recording says about the selected round. */
import { Trans, useTranslation } from 'react-i18next';
import { armStyle } from '../../charts/arms';
import { writeLink } from '../../experiment/link';
import { verdictOf } from '../../lottery/verdict';
import { useLab } from '../lab';
import { useShown, type Shown } from '../shown';
import { isBusy } from '../top-bar/status';
import { beforeClause, verdictClauses, type Clause } from './verdict-sentence';
import './verdict.css';

export function VerdictView() {
  const shown = useShown();
  const chosen = useLab((state) => state.selection.round !== null);
  const complete = useLab((state) => !shown.isLive || !isBusy(state.session.status));
  const clauses = clausesOf(shown, chosen, complete);
  return (
    <div className="verdict">
      <h2 className="verdict-sentence" aria-live="polite">
        {clauses.map((clause) => (
          <ClauseText key={clause.key} clause={clause} />
        ))}
      </h2>
      <SmallPrint shown={shown} />
    </div>
  );
}

function clausesOf(shown: Shown, chosen: boolean, complete: boolean): Clause[] {
  const { recording, experiment, arms } = shown;
  if (recording) return verdictClauses({ ...shown, chosen, complete });
  const { chance, pruning, training } = experiment;
  return [beforeClause(chance.trials, pruning.rounds, arms.length, training.steps)];
}

function ClauseText({ clause: { key, values, arm, leadIn } }: { readonly clause: Clause }) {
  const { t } = useTranslation();
  const name = arm ? t(`arms.${arm}`) : '';
  const lead = leadIn ? t(leadIn, { defaultValue: name }) : '';
  return (
    <Trans
      i18nKey={key}
      values={{ ...values, name, leadIn: lead }}
      components={{ b: <strong />, arm: <strong style={{ color: armStyle(arm ?? '').text }} /> }}
    />
  );
}

/** Where the numbers come from and how many there are. */
function SmallPrint({ shown }: { readonly shown: Shown }) {
  const { t } = useTranslation();
  const { recording, isLive, results, arms, round } = shown;
  const edited = useLab((state) => writeLink(state.experiment));
  if (!recording) return <p className="small-print">{t('source.nothing')}</p>;
  const verdict = verdictOf(results, arms, round);
  const trials = verdict?.ticket.accuracy.n ?? results.filter((run) => run.round === 0).length;
  const differs = !isLive && edited !== writeLink(recording.experiment);
  const leftOut = verdict?.speed?.leftOut ?? (verdict ? verdict.ticket.accuracy.n : 0);
  return (
    <p className="small-print">
      <span className={isLive ? 'source live' : 'source'}>
        {t(isLive ? 'source.live' : 'source.recorded')}
      </span>{' '}
      {t('verdict.trials', { count: trials })}
      {leftOut > 0 && ` ${t('verdict.censored', { count: leftOut })}`}
      {differs && <strong className="differs"> {t('source.differs')}</strong>}
    </p>
  );
}
