/** What the page has to say besides results: link notes, changes, errors, warnings. */
import { inEnglish } from '../../../problem';
import type { LabError } from '../../../page-worker/run/messages';
import { RefreshCw } from 'lucide-react';
import { memo } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTexts, type Key } from '../../../texts';
import type { LinkNote } from '../../../experiment/link-note';
import { filesCanWait, lacksFiles } from '../../../store/selectors';
import type { FileNote } from '../../../store/store';
import { Banner } from '../../kit/banner';
import { grouped, integer } from '../../kit/format';
import { bytesText } from '../../state/savings-rows';
import { useActions, useLab } from '../../state/lab';
import { PromiseBanner } from './promise-banner';
import { ReadyBanner } from './ready-banner';
import { isChanged, ticketNote } from './ticket-note';
import { WarningsBanner } from './warnings-banner';
import './banners.css';
import { useSay } from '../../texts/say';

interface BannersProps {
  /** what is seen below says which networks collapse */
  readonly drawsCollapse?: boolean;
}

export const Banners = memo(function Banners({ drawsCollapse = false }: BannersProps) {
  const say = useSay();
  const { t } = useTexts();
  const linkNotes = useLab((state) => state.linkNotes);
  const limitNotes = useLab((state) => state.limitNotes);
  const left = useLab((state) => state.left);
  const lasts = useLab((state) => state.lasts);
  const error = useLab((state) => state.session.error);
  const fileNote = useLab((state) => state.fileNote);
  const dataError = useLab((state) => (filesCanWait(state) || lacksFiles(state) ? null : state.dataError));
  const { dismissNotes, goBack } = useActions();
  return (
    <div className="banners">
      {[error, isSame(dataError, error) ? null : dataError].map(
        (one) =>
          one && (
            <Banner key={one.kind + inEnglish(one.message)} tone="error">
              <p>
                <strong>{t(`errors.${one.kind}.title`)}</strong> {say(one.message)}
              </p>
              <p>{t(`errors.${one.kind}.todo`)}</p>
              {one.kind === 'file-missing' && <ReloadButton />}
            </Banner>
          ),
      )}
      {fileNote && <FileNoteBanner note={fileNote} dismiss={dismissNotes} />}
      <Notes title={t('link.title', { count: linkNotes.length })} notes={linkNotes} />
      <Notes title={t('link.fitted')} notes={limitNotes} />
      <ReadyBanner />
      <PromiseBanner />
      {left && (
        <Banner tone="note" dismiss={dismissNotes}>
          <p>
            {t('left.text', {
              done: integer(left.done),
              planned: integer(left.planned),
              kept: t(lasts ? 'standing.lasts' : 'standing.whileOpen'),
            })}{' '}
            <Button className="text-button" onPress={() => goBack()}>
              {t('left.goOn')}
            </Button>
          </p>
        </Banner>
      )}
      <WarningsBanner drawsCollapse={drawsCollapse} />
    </div>
  );
});

const isSame = (a: LabError | null, b: LabError | null): boolean =>
  a !== null && b !== null && inEnglish(a.message) === inEnglish(b.message);

function ReloadButton() {
  const { t } = useTexts();
  return (
    <p>
      <Button className="button" onPress={() => window.location.reload()}>
        <RefreshCw aria-hidden /> {t('fetched.reload')}
      </Button>
    </p>
  );
}

const FILE_TONES = {
  'no-room': 'warning',
  'not-kept': 'warning',
  'made-room': 'note',
  imported: 'note',
  refused: 'error',
} as const;

/** What became of stored runs and dropped files. */
function FileNoteBanner({ note, dismiss }: { readonly note: FileNote; dismiss(): void }) {
  const { t } = useTexts();
  const say = useSay();
  const text = (): string => {
    switch (note.kind) {
      case 'no-room':
        return t('history.notes.noRoom', { size: bytesText(note.bytes) });
      case 'not-kept':
        return t(`history.notes.notKept.${note.why}`);
      case 'made-room':
        return t('history.notes.madeRoom', { count: note.count });
      case 'imported':
        return [
          t('history.notes.imported', { count: note.added }),
          ...(note.known > 0 ? [t('history.notes.known', { count: note.known })] : []),
        ].join(' ');
      case 'refused':
        return t('history.notes.refused', { name: note.name, reason: say(note.reason) });
      case 'ticket':
        return ticketNote(t, note);
      default:
        return note satisfies never;
    }
  };
  const tone = note.kind === 'ticket' ? (isChanged(note) ? 'warning' : 'note') : FILE_TONES[note.kind];
  return (
    <Banner tone={tone} dismiss={dismiss}>
      <p>{text()}</p>
    </Banner>
  );
}

/** Values that could not be used as they were. */
function Notes({ title, notes }: { readonly title: string; readonly notes: readonly LinkNote[] }) {
  const { dismissNotes } = useActions();
  if (notes.length === 0) return null;
  return (
    <Banner tone="warning" dismiss={dismissNotes}>
      <p>
        <strong>{title}</strong>
      </p>
      <ul>
        {notes.map((note) => (
          <li key={`${note.kind}/${note.path}/${note.given}`}>
            <LinkNoteText note={note} />
          </li>
        ))}
      </ul>
    </Banner>
  );
}

/** Where the names of what a note speaks of stand in the catalogue. */
const NAMES: Readonly<Partial<Record<LinkNote['kind'], 'arms' | 'settings.network.architecture.choices'>>> = {
  'needs-arm': 'arms',
  'no-pictures': 'settings.network.architecture.choices',
};

function LinkNoteText({ note }: { readonly note: LinkNote }) {
  const { t, i18n } = useTexts();
  const say = useSay();
  // "chain.1.pruning.rate": the same setting, of the second chain
  const [, chain, path] = /^chain\.(\d+)\.(.+)$/.exec(note.path) ?? [null, null, note.path];
  const titles: readonly Key[] = [`settings.${path}.title`, `link.lecture.${path}`];
  const known = titles.find((key): boolean => i18n.exists(key));
  const title = known ? t(known) : note.path;
  const names = NAMES[note.kind];
  const nameOf = (id: string): string => (names ? t(`${names}.${id}`) : id);
  const values = {
    ...note,
    givenName: nameOf(note.given),
    usedName: nameOf(note.used),
    used: grouped(note.used),
    allowed: grouped(say(note.allowed)),
  };
  return (
    <>
      {t(`link.${note.kind}`, {
        ...values,
        context: note.kind === 'not-allowed' && note.given === '' ? 'empty' : undefined,
        title: known && chain !== null ? t('link.ofChain', { title, chain: Number(chain) + 1 }) : title,
      })}
    </>
  );
}
