/** One kept run: a line, and below it what can be done with it. */
import { ChevronRight, Download, FolderOpen, Pin, Trash2 } from 'lucide-react';
import { memo, useEffect, useId, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../../texts';
import { ArmsOf } from '../../charts/kit/use-arms';
import { armNames } from '../../experiment/arm-names';
import { readLink } from '../../experiment/link';
import { Sparkline } from '../../charts/kit/sparkline';
import { isWhole, MOST_NAME, MOST_NOTE, type RunSummary } from '../../formats/summary';
import { bytesText } from '../state/savings-rows';
import { PinButton } from './pin-button';
import { useActions, useHistory, useLab } from '../state/lab';
import { aboutRun, dateText, nameOfRun } from './run-text';
import { saveFile } from '../../charts/export/save-file';

interface RowProps {
  readonly run: RunSummary;
  readonly isOpen: boolean;
  toggle(): void;
  remove(): void;
  /** name or note is another one now */
  changed(): void;
  fail(error: unknown): void;
}

export function RunRow(props: RowProps) {
  const { run, isOpen } = props;
  const id = useId();
  return (
    <li className="run-row">
      <button type="button" className="run-line" aria-expanded={isOpen} aria-controls={id} onClick={props.toggle}>
        <ChevronRight aria-hidden className="run-arrow" />
        <RunLine run={run} />
      </button>
      <div id={id} hidden={!isOpen}>
        {isOpen && <RunDetails {...props} />}
      </div>
    </li>
  );
}

// two hundred of them: drawn again only when the run changes
const RunLine = memo(function RunLine({ run }: { readonly run: RunSummary }) {
  const { t } = useTexts();
  const pinned = useLab((state) => state.pinned.includes(`history/${run.id}`));
  const { experiment } = readLink(run.link);
  const { armNamed } = armNames(experiment);
  const curves = run.curves.flatMap(({ arm: name, values }) => {
    const arm = armNamed(name);
    return arm ? [{ arm, values }] : [];
  });
  return (
    <>
      <ArmsOf experiment={experiment}>
        <Sparkline remaining={run.remaining} curves={curves} />
      </ArmsOf>
      <span className="run-name">
        <strong>{nameOfRun(t, run)}</strong>
        <span className="muted">
          {run.name === '' ? '' : aboutRun(t, run.link)} {run.note}
        </span>
      </span>
      {pinned && <Pin aria-label={t('gallery.pins.pinned')} />}
      <span className="run-facts muted">
        {isWhole(run)
          ? t('history.runs', { count: run.runs })
          : t('history.partial', { runs: run.runs, planned: run.planned })}
        <br />
        {dateText(run.when)} · {bytesText(run.bytes)}
      </span>
    </>
  );
});

function RunDetails({ run, remove, changed, fail }: RowProps) {
  const { t } = useTexts();
  const history = useHistory();
  const { openRecording, setView } = useActions();
  const [name, setName] = useState(run.name);
  const [note, setNote] = useState(run.note);
  const { id } = run;
  const save = useSaved(run, name, note, changed, fail);
  const open = async () => {
    try {
      const recording = await history.runs.open(id);
      openRecording(recording, { kind: 'history', id, name: nameOfRun(t, { ...run, name }) });
      setView({ library: null });
    } catch (error) {
      changed(); // a damaged run is marked as such
      fail(error);
    }
  };
  const exportRun = async () => {
    try {
      const { file, leftOut } = await history.runs.export([id]);
      if (leftOut > 0) changed(); // its recording is damaged: the row says so
      else saveFile(`ticket-lab-run-${id.slice(0, 8)}.jsonl.gz`, file);
    } catch (error) {
      fail(error);
    }
  };
  return (
    <div className="run-details">
      <label>
        {t('history.name')}
        <input
          className="text-box"
          maxLength={MOST_NAME}
          value={name}
          placeholder={aboutRun(t, run.link)}
          onChange={(event) => setName(event.target.value)}
          onBlur={save}
          onKeyDown={(event) => event.key === 'Enter' && save()}
        />
      </label>
      <label>
        {t('history.note')}
        <textarea
          className="text-box"
          maxLength={MOST_NOTE}
          rows={2}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          onBlur={save}
        />
      </label>
      <div className="button-row">
        <Button className="button" onPress={() => void open()}>
          <FolderOpen aria-hidden /> {t('history.open')}
        </Button>
        <PinButton run={`history/${id}`} className="button" />
        <Button className="button" onPress={() => void exportRun()}>
          <Download aria-hidden /> {t('history.exportOne')}
        </Button>
        <Button className="button" onPress={remove}>
          <Trash2 aria-hidden /> {t('history.delete')}
        </Button>
      </div>
    </div>
  );
}

/** Saves name and note when asked, and what was typed last when the row is closed. */
function useSaved(
  run: RunSummary,
  name: string,
  note: string,
  changed: () => void,
  fail: (error: unknown) => void,
): () => void {
  const history = useHistory();
  const [stored, setStored] = useState({ name: run.name, note: run.note });
  const save = (): void => {
    if (name === stored.name && note === stored.note) return;
    setStored({ name, note });
    history.runs.label(run.id, { name, note }).then(changed, fail);
  };
  // a field that is taken away does not lose the focus first
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => () => latest.current(), []);
  return save;
}
