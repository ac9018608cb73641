/** The runs kept in this browser: open, name, note, pin, export, delete. */
import { Download, Trash2, Upload } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useTexts } from '../../texts';
import { useActions, useHistory, useLab } from '../state/lab';
import { bytesText } from '../state/savings-rows';
import { isDamaged } from '../../formats/summary';
import { DamagedRow } from './damaged-row';
import { RunRow } from './run-row';
import { saveFile } from '../../charts/export/save-file';
import { useRuns } from './use-runs';
import { useSay } from '../texts/say';

export function HistoryPage() {
  const { t } = useTexts();
  const say = useSay();
  const history = useHistory();
  const { noteFile, setPinned } = useActions();
  const pinned = useLab((state) => state.pinned);
  const { runs, lasts, error, refresh, fail } = useRuns();
  const [open, setOpen] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  // a browser says nothing when the same file is chosen twice: every import gets a new input
  const [imports, setImports] = useState(0);
  if (runs === null)
    return error === null ? (
      <p className="muted">{t('history.reading')}</p>
    ) : (
      <Unread reason={say(error)} again={refresh} />
    );
  const bytes = runs.reduce((sum, run) => sum + run.bytes, 0);

  const head = (): string => {
    if (!lasts) return t('history.forgotten');
    return runs.length === 0 ? t('history.empty') : t('history.total', { count: runs.length, size: bytesText(bytes) });
  };
  const importFile = async (list: FileList | null) => {
    const file = list?.[0];
    if (!file) return;
    setImports((times) => times + 1);
    try {
      const { added, known } = await history.runs.import(file);
      const parts = [t('history.notes.imported', { count: added })];
      if (known > 0) parts.push(t('history.notes.known', { count: known }));
      setSaid(parts.join(' '));
      refresh();
    } catch (reason) {
      setSaid('');
      fail(reason);
    }
  };
  const exportAll = async () => {
    try {
      const { file, leftOut } = await history.runs.export(null);
      saveFile('ticket-lab-runs.jsonl.gz', file);
      if (leftOut === 0) return;
      refresh();
      setSaid(t('history.leftOut', { count: leftOut }));
    } catch (reason) {
      fail(reason);
    }
  };
  const remove = async (ids: readonly string[]) => {
    try {
      await history.runs.remove(ids);
      setSaid(t('history.deleted', { count: ids.length }));
      noteFile(null);
      setPinned(pinned.filter((pin) => !ids.some((id) => pin === `history/${id}`)));
      refresh();
    } catch (reason) {
      fail(reason);
    }
  };
  return (
    <>
      <div className="history-head">
        <p>{head()}</p>
        <div className="button-row">
          <FileTrigger
            key={imports}
            acceptedFileTypes={['.gz', '.jsonl', 'application/gzip']}
            onSelect={(list) => void importFile(list)}
          >
            <Button className="button">
              <Upload aria-hidden /> {t('history.import')}
            </Button>
          </FileTrigger>
          {runs.length > 0 && (
            <>
              <Button className="button" onPress={() => void exportAll()}>
                <Download aria-hidden /> {t('history.export')}
              </Button>
              <DeleteAll count={runs.length} remove={() => void remove(runs.map(({ id }) => id))} />
            </>
          )}
        </div>
      </div>
      {error !== null && (
        <p className="error-text" role="alert">
          {t('history.failed', { reason: say(error) })}
        </p>
      )}
      <output className="muted history-said">{said}</output>
      <ul className="run-list" aria-label={t('gallery.pages.history')}>
        {runs.map((run) =>
          isDamaged(run) ? (
            <DamagedRow key={run.id} run={run} remove={() => void remove([run.id])} />
          ) : (
            <RunRow
              key={run.id}
              run={run}
              isOpen={run.id === open}
              toggle={() => setOpen(run.id === open ? null : run.id)}
              remove={() => void remove([run.id])}
              changed={refresh}
              fail={fail}
            />
          ),
        )}
      </ul>
    </>
  );
}

/** The list could not be read. */
function Unread({ reason, again }: { readonly reason: string; again(): void }) {
  const { t } = useTexts();
  return (
    <>
      <p className="error-text" role="alert">
        {t('history.unread', { reason })}
      </p>
      <Button className="button" onPress={again}>
        {t('history.again')}
      </Button>
    </>
  );
}

/** The question takes the place of the button that was pressed, and its focus. */
const focusIt = (button: HTMLButtonElement | null): void => button?.focus();

/** Asks once more: what is deleted is gone. */
function DeleteAll({ count, remove }: { readonly count: number; remove(): void }) {
  const { t } = useTexts();
  const [asks, setAsks] = useState(false);
  if (!asks) {
    return (
      <Button className="button" onPress={() => setAsks(true)}>
        <Trash2 aria-hidden /> {t('history.deleteAll')}
      </Button>
    );
  }
  return (
    <span className="history-sure" role="group" aria-label={t('history.sure', { count })}>
      <span>{t('history.sure', { count })}</span>
      <Button
        className="button danger"
        ref={focusIt}
        onPress={() => {
          setAsks(false);
          remove();
        }}
      >
        {t('history.delete')}
      </Button>
      <Button className="button" onPress={() => setAsks(false)}>
        {t('history.cancel')}
      </Button>
    </span>
  );
}
