/** The lecture's end of the presenter's window: opens it, keeps it up to date, does what it asks for. */
import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../../texts';
import { percent } from '../kit/format';
import { useActions, useLab, useLabContext } from '../state/lab';
import {
  channelName,
  presenterHash,
  readFromPresenter,
  type Command,
  type FromLecture,
  type LectureState,
} from '../state/channel';
import { beatOnScreen } from '../../store/selectors';
import { openChannel } from '../../page-worker/run/open-channel';
import { useVerdictText } from '../panels/results/verdict';
import { perform } from '../panels/perform';
import { useShown } from '../state/shown';
import { useStanding } from '../state/use-standing';
import { channelId } from './channel-id';
import { useLecture } from './use-lecture';

const [WIDTH, HEIGHT] = [1000, 760];

export function PresenterHost() {
  const { t } = useTexts();
  const [id] = useState(channelId);
  const wanted = useLab((state) => state.view.presenter);
  const { setView } = useActions();
  const address = `${window.location.pathname}${window.location.search}${presenterHash(id)}`;
  useEffect(() => {
    if (wanted !== 'wanted') return;
    const opened = window.open(address, channelName(id), `popup,width=${WIDTH},height=${HEIGHT}`);
    opened?.focus();
    setView({ presenter: opened ? 'open' : 'blocked' });
  }, [wanted, address, id, setView]);
  return (
    <>
      <Line id={id} />
      {wanted === 'blocked' && (
        <div className="banner warning lecture-blocked" role="alert">
          <p>
            {t('lecture.presenter.blocked')}{' '}
            <a href={address} target={channelName(id)} onClick={() => setView({ presenter: 'open' })}>
              {t('lecture.presenter.link')}
            </a>
          </p>
          <Button
            className="icon-button"
            aria-label={t('lecture.presenter.dismiss')}
            onPress={() => setView({ presenter: 'none' })}
          >
            <X aria-hidden />
          </Button>
        </div>
      )}
    </>
  );
}

/** Sends the state whenever it changes or is asked for, and does what it is asked to. */
function Line({ id }: { readonly id: string }): null {
  const state = useLectureState();
  const act = useCommands();
  const text = JSON.stringify(state);
  // what the channel's listener reads: of the newest drawing
  const newest = useRef({ text, act });
  const channel = useRef<BroadcastChannel | null>(null);
  useEffect(() => {
    newest.current = { text, act };
  });
  useEffect(() => {
    const opened = openChannel(channelName(id));
    channel.current = opened;
    if (!opened) return undefined;
    opened.addEventListener('message', ({ data }) => {
      const message = readFromPresenter(data);
      if (message?.kind === 'hello') opened.postMessage(JSON.parse(newest.current.text));
      if (message?.kind === 'do') newest.current.act(message.action);
    });
    const close = (): void => opened.postMessage({ kind: 'closed' } satisfies FromLecture);
    window.addEventListener('pagehide', close);
    return () => {
      window.removeEventListener('pagehide', close);
      close();
      opened.close();
      channel.current = null;
    };
  }, [id]);
  useEffect(() => channel.current?.postMessage(JSON.parse(text)), [id, text]);
  return null;
}

function useLectureState(): LectureState {
  const { i18n } = useTexts();
  const { slide, slides, guessing } = useLecture();
  const { round, remaining, task } = useShown();
  const story = useLab(beatOnScreen);
  const black = useLab((state) => state.view.black);
  const hasLive = useLab((state) => state.live !== null);
  const status = useLab((state) => state.session.status);
  const { action, text: progress } = useStanding();
  const verdict = useVerdictText();
  const [startedAt] = useState(Date.now);
  const at = slide ? slides.indexOf(slide) : -1;
  return {
    kind: 'state',
    slide,
    next: slides[at + 1] ?? null,
    story,
    at: at + 1,
    of: slides.length,
    reveals: guessing === 'reveal',
    black,
    status,
    action,
    canReset: hasLive || status !== 'idle',
    progress,
    verdict,
    metric: task.judge.id,
    left: percent(remaining[round] ?? 1),
    round,
    rounds: remaining.length - 1,
    startedAt,
    language: i18n.language,
  };
}

/** Does what a key of the lecture would do; a black screen comes back with it. */
function useCommands(): (action: Command) => void {
  const { store, actions } = useLabContext();
  const shown = useShown();
  return (action) => {
    const { view } = store.getState();
    if (view.black) actions.setView({ black: false });
    if (view.black && action === 'black') return;
    perform(action, { store, actions }, shown);
  };
}
