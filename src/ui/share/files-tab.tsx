/** What can be taken away as files: recording, ticket with its PyTorch script, data. */
import { reasonOf } from '../../problem';
import { Download, FolderOpen } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useTexts } from '../../texts';
import { percent } from '../kit/format';
import { ChoiceBox } from '../kit/choice-box';
import { useActions, useLab } from '../state/lab';
import { useShown } from '../state/shown';
import { fetchPart } from '../../fetched/fetch-part';
import { saveFile } from '../../charts/export/save-file';
import { useSay } from '../texts/say';
import { useArms } from '../../charts/kit/use-arms';
import { type Arm, full, keyText, runOf, ticket } from '../../lottery/run-key';

export function FilesTab() {
  const { t } = useTexts();
  const { recording, task: learnt } = useShown();
  const { exportData } = useActions();
  const task = useTask();
  // IDX files hold pictures and points with a class each
  const fitsIdx = !learnt.tokens && !learnt.collects;
  return (
    <div className="share-column">
      <Section title={t('share.files.recording')} help={t('share.files.recordingHelp')}>
        <Button
          className="button"
          isDisabled={!recording}
          onPress={() =>
            task.run('recording', async () => {
              const writeRecording = await fetchPart(
                () => import('../../formats/file'),
                (file) => file.writeRecording,
              );
              if (recording) saveFile('recording.json', await writeRecording(recording), 'application/json');
            })
          }
        >
          <Download aria-hidden /> {t('share.files.saveRecording')}
        </Button>
      </Section>
      <TicketSection task={task} />
      {fitsIdx && (
        <Section title={t('share.files.data')} help={t('share.files.dataHelp')}>
          <Button className="button" onPress={() => task.run('data', async () => save(await exportData()))}>
            <Download aria-hidden /> {t('share.files.saveData')}
          </Button>
        </Section>
      )}
      <output className={task.failed ? 'share-failed' : 'muted'}>{task.said}</output>
    </div>
  );
}

const save = (files: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[]): void =>
  files.forEach(({ name, bytes }) => saveFile(name, bytes));

type Done = 'recording' | 'ticket' | 'script' | 'data' | 'open';

interface Task {
  readonly said: string;
  readonly failed: boolean;
  run(what: Done, work: () => Promise<void>): void;
}

/** One piece of work after the other, and what came of the last. */
function useTask(): Task {
  const { t } = useTexts();
  const say = useSay();
  const [state, setState] = useState({ said: '', failed: false });
  return {
    ...state,
    run(what, work) {
      setState({ said: t('share.files.working'), failed: false });
      work().then(
        () => setState({ said: t(`share.files.done.${what}`), failed: false }),
        (error: unknown) => setState({ said: say(reasonOf(error)), failed: true }),
      );
    },
  };
}

function TicketSection({ task }: { readonly task: Task }) {
  const { t } = useTexts();
  const { name } = useArms();
  const { task: learnt, recording, peers, remaining, round } = useShown();
  const { exportTicket, openTicket, setView } = useActions();
  const chosenTrial = useLab((state) => state.selection.trial);
  const [arm, setArm] = useState<Arm | null>(null);
  const trials = recording?.experiment.chance.trials ?? 1;
  const trial = Math.min(chosenTrial, trials - 1);
  const wanted = round === 0 ? full : arm && peers.includes(arm) ? arm : ticket;
  const id = runOf(trial, wanted, round);
  const isThere = recording?.runs.some((run) => run.status !== 'running' && keyText(run.id) === keyText(id));
  const take = (name: (file: string) => boolean) => async () =>
    save((await exportTicket(id)).filter((file) => name(file.name)));
  const open = (files: FileList | null): void => {
    const file = files?.[0];
    if (!file) return;
    task.run('open', async () => {
      await openTicket(file);
      setView({ shareOpen: false });
    });
  };
  return (
    <Section title={t('share.files.ticket')} help={t('share.files.ticketHelp', { context: learnt.id })}>
      <div className="share-line">
        <span>{t('share.files.run', { round, trial: trial + 1, left: percent(remaining[round] ?? 1) })}</span>
        {round > 0 && (
          <ChoiceBox
            label={t('share.files.arm')}
            value={wanted}
            choices={peers.map((one) => ({ id: one, text: name(one) }))}
            onChange={(chosen) => setArm(peers.find((one) => one === chosen) ?? null)}
          />
        )}
      </div>
      {!isThere && <p className="muted">{t('share.files.notTrained')}</p>}
      <div className="share-line">
        <Button
          className="button"
          isDisabled={!isThere}
          onPress={() =>
            task.run(
              'ticket',
              take((name) => !name.endsWith('.py')),
            )
          }
        >
          <Download aria-hidden /> {t('share.files.saveTicket')}
        </Button>
        {/* nobody wrote a script for networks that read text */}
        {!learnt.tokens && (
          <Button
            className="button"
            isDisabled={!isThere}
            onPress={() =>
              task.run(
                'script',
                take((name) => name.endsWith('.py')),
              )
            }
          >
            <Download aria-hidden /> {t('share.files.saveScript')}
          </Button>
        )}
        <FileTrigger acceptedFileTypes={['.safetensors']} onSelect={open}>
          <Button className="button">
            <FolderOpen aria-hidden /> {t('share.files.openTicket')}
          </Button>
        </FileTrigger>
      </div>
    </Section>
  );
}

function Section({
  title,
  help,
  children,
}: {
  readonly title: string;
  readonly help: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="share-section">
      <h3>{title}</h3>
      <p className="muted">{help}</p>
      {children}
    </section>
  );
}
