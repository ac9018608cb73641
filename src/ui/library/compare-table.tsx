/** What pinned runs differ in, and what came out: a column each. */
import { armsOf } from '../../experiment/chains';
import { useTexts } from '../../texts';
import { differingFields } from '../../experiment/differing';
import { judge } from '../../lottery/guessing';
import { meanOfFull } from '../../lottery/results';
import { verdictOf } from '../../lottery/verdict';
import { taskOf } from '../../tasks';
import { integer, percent, score, signedPoints } from '../kit/format';
import { settingText } from '../state/setting-text';
import type { Compared } from './compared';
import { RunSwatch } from './run-swatch';

interface Props {
  readonly runs: readonly Compared[];
  /** selected round of each */
  readonly rounds: readonly number[];
}

export function CompareTable({ runs, rounds }: Props) {
  const { t } = useTexts();
  const experiments = runs.map(({ run }) => run.recording.experiment);
  const differing = differingFields(experiments);
  const tasks = [...new Set(experiments.map(({ data }) => taskOf(data.set).id))];
  const judges = [...new Set(runs.map(({ standard }) => standard.judge.id))];
  const verdicts = runs.map(({ standard, results }, at) =>
    verdictOf(standard, results, armsOf(experiments[at]), rounds[at]),
  );
  const rows: { readonly key: string; readonly title: string; readonly values: readonly string[] }[] = [
    ...differing.map((field) => ({
      key: field.path,
      title: t(`settings.${field.path}.title`, { context: tasks.length === 1 ? tasks[0] : undefined }),
      values: experiments.map((experiment) => settingText(t, field, experiment)),
    })),
    {
      key: 'full',
      title: t('arms.full'),
      values: runs.map(({ standard, results }) => {
        const full = meanOfFull(results, 'testAtStop');
        return full === null ? '–' : score(standard.judge, full);
      }),
    },
    {
      key: 'remaining',
      title: t('compare.table.remaining'),
      values: runs.map(({ remaining }, at) => (remaining.length > 0 ? percent(remaining[rounds[at]]) : '–')),
    },
    {
      key: 'difference',
      title: t('compare.table.difference', { context: judges.length === 1 ? judges[0] : undefined }),
      values: verdicts.map((verdict, at) => {
        if (!verdict) return judge(runs[at].results).nothingLearned ? t('compare.table.notLearned') : '–';
        const { mean, interval } = verdict.ticket.difference;
        const signed = (difference: number): string => signedPoints(runs[at].standard.judge, difference);
        return interval
          ? t('compare.table.interval', {
              mean: signed(mean),
              low: signed(interval[0]),
              high: signed(interval[1]),
            })
          : t('compare.table.one', { mean: signed(mean) });
      }),
    },
    {
      key: 'speed',
      title: t('compare.table.speed'),
      values: verdicts.map((verdict) => {
        if (!verdict) return '–';
        const { found, pairs, leftOut } = verdict.speed.matchStep;
        if (pairs === 0) return '–';
        return found
          ? t('compare.table.steps', { own: integer(found.own), full: integer(found.full) })
          : t('compare.table.notMatched', { reached: pairs - leftOut, n: pairs });
      }),
    },
  ];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so keys must reach it
    <section className="compare-table" aria-label={t('compare.table.title')} tabIndex={0}>
      <h3>{t('compare.table.title')}</h3>
      {differing.length === 0 && runs.length > 1 && <p className="muted">{t('compare.table.same')}</p>}
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('compare.table.setting')}</span>
            </th>
            {runs.map(({ id, name, place }) => (
              <th key={id} scope="col">
                <RunSwatch place={place} /> {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, title, values }) => (
            <tr key={key}>
              <th scope="row">{title}</th>
              {values.map((value, at) => (
                <td key={runs[at].id}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
