/** What setting the lesson's experiment would change, said before it does. */
import { useTexts } from '../../texts';
import type { Experiment } from '../../experiment/schema';
import { taskOf } from '../../tasks';
import { percent } from '../kit/format';
import { valueText } from '../state/setting-text';
import { changesTo } from './wanted';

/** Changes named one by one; the others are counted. */
const MOST = 6;

export function SetupBox({ wanted, own }: { readonly wanted: Experiment; readonly own: Experiment }) {
  const { t } = useTexts();
  const changes = changesTo(wanted, own);
  const style = { share: percent, none: t('lessons.setup.none') };
  const named = changes.length > MOST + 1 ? changes.slice(0, MOST) : changes;
  return (
    <div className="lesson-setup">
      <h4>{t('lessons.setup.title')}</h4>
      <dl>
        {named.map((field) => (
          <div key={field.path}>
            <dt>{t(`settings.${field.path}.title`, { context: taskOf(wanted.data.set).id })}</dt>
            <dd>
              <s>{valueText(t, field, own, style)}</s> → <strong>{valueText(t, field, wanted, style)}</strong>
            </dd>
          </div>
        ))}
      </dl>
      {named.length < changes.length && <p>{t('lessons.setup.more', { count: changes.length - named.length })}</p>}
      <p className="muted">{t('lessons.setup.undo')}</p>
    </div>
  );
}
