/** The files of a data set: which are needed, where they can come from, what is wrong with them. */
import { inEnglish } from '../../problem';
import { Download, FileUp } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useTranslation } from 'react-i18next';
import type { DataSet } from '../../tasks/classification/dataset';
import type { GivenFile } from '../../tasks/classification/files/given-files';
import { filesCanWait } from '../../store/selectors';
import { useActions, useLab } from '../state/lab';
import { filesOf, givenFile, takeDropped } from '../kit/dropped-files';
import { useSay } from '../texts/say';

interface Props {
  readonly dataSet: DataSet;
  /** the files were read */
  readonly ready: boolean;
}

export function DataFilesView({ dataSet, ready }: Props) {
  const { t } = useTranslation();
  const say = useSay();
  const error = useLab((state) => state.dataError);
  const { useFiles: takeFiles, downloadData } = useActions();
  const [over, setOver] = useState(false);
  const own = error?.set === dataSet.id ? error : null;
  const canWait = useLab(filesCanWait);
  const status = ready ? 'ready' : !own ? 'looking' : canWait ? 'wait' : 'missing';
  const said = useLab((state) => state.dataSaid);
  const take = (files: readonly GivenFile[]): void => {
    // oxlint-disable-next-line react/hooks -- an action, not a hook
    if (files.length > 0) takeFiles(dataSet.id, files);
  };
  return (
    <div
      className={over ? 'data-files over' : 'data-files'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void filesOf(takeDropped(event.dataTransfer)).then(take);
      }}
    >
      <output className={`file-status ${status}`}>{t(`data.files.${status}`)}</output>
      {own && own.kind !== 'data-missing' && <p className="error-text">{say(own.message)}</p>}
      {ready &&
        said?.set === dataSet.id &&
        said.said.map((one) => (
          <p key={inEnglish(one)} className="muted">
            {say(one)}
          </p>
        ))}
      {!ready && (
        <>
          <p className="muted">{t(dataSet.inputShape ? 'data.files.needed' : 'data.files.own')}</p>
          {dataSet.inputShape && (
            <ul className="file-list">
              {dataSet.files.map(({ role, path }) => (
                <li key={role}>
                  <code translate="no">{path.slice(path.lastIndexOf('/') + 1)}</code>
                </li>
              ))}
            </ul>
          )}
          {dataSet.archive && <p className="muted">{t('data.files.archive', { address: dataSet.archive })}</p>}
        </>
      )}
      <div className="button-row">
        <FileTrigger allowsMultiple onSelect={(list) => take([...(list ?? [])].map(givenFile))}>
          <Button className="button">
            <FileUp aria-hidden /> {t('data.files.choose')}
          </Button>
        </FileTrigger>
        {!ready && dataSet.files.some(({ mirrors }) => mirrors.length > 0) && (
          <Button className="button" onPress={() => downloadData(dataSet.id)}>
            <Download aria-hidden /> {t('data.files.download')}
          </Button>
        )}
      </div>
    </div>
  );
}
