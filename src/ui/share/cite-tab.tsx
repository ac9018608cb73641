/** The experiment without a browser, in a paper, and cited. */
import { useTexts } from '../../texts';
import { version } from '../../../package.json';
import { judge } from '../../lottery/guessing';
import { commandOf } from '../../formats/ticket/commands';
import { pageLink } from '../state/page-link';
import { useLab } from '../state/lab';
import { useShown } from '../state/shown';
import { networkToShow } from '../../store/selectors';
import { citation } from './citation';
import { CopyField } from './copy-field';
import { linkOf } from './links';
import { methodsText } from './methods';
import { useFingerprint } from '../state/results';

export function CiteTab() {
  const { t } = useTexts();
  const experiment = useLab((state) => state.experiment);
  const { recording, results } = useShown();
  const found = useFingerprint();
  const { data, engine } = recording ?? { data: null, engine: null };
  const isOwn = recording?.experiment.data.set === experiment.data.set;
  const network = networkToShow(experiment, isOwn ? data : null);
  const methods = methodsText(t, {
    experiment,
    network,
    engine: found === null ? null : (engine?.version ?? null),
    fingerprint: found,
    leftOut: found === null ? 0 : judge(results).leftOut.length,
    appVersion: version,
    link: linkOf(window.location.href, experiment, null, null),
  });
  return (
    <div className="share-column">
      <CopyField label={t('share.cite.methods')} text={methods} lines={9} />
      <CopyField label={t('share.cite.command')} text={commandOf('experiment', experiment)} code />
      <p className="muted">{t('share.cite.commandHelp')}</p>
      <CopyField
        label={t('share.cite.citation')}
        text={citation(version, pageLink(window.location.href, ''))}
        lines={6}
        code
      />
      <p className="muted">
        <a href="./third-party-licenses.txt" target="_blank" rel="noopener">
          {t('share.cite.licenses')}
        </a>
      </p>
    </div>
  );
}
