/** The presenter's window: what is shown, what comes next, notes, the clock, and a transport that works. */
import { useEffect, useState } from 'react';
import { useTexts } from '../../texts';
import { BEATS, type Beat, type PanelId } from '../../experiment/view-link';
import { actionOf } from '../state/shortcuts';
import { showLanguage } from '../texts';
import { coloursOf, storedTheme } from '../state/theme';
import { isCommand, type LectureState } from '../state/channel';
import { Clock } from './clock';
import { Controls } from './controls';
import { topicText, type Topic } from './topic';
import { useLectureState } from './use-lecture-state';
import '../tokens.css';
import '../base.css';
import '../transport/transport.css';
import './presenter.css';

export function Presenter({ channel }: { readonly channel: string }) {
  const { t } = useTexts();
  const [state, act] = useLectureState(channel);
  useLooks(state?.language ?? null);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const action = actionOf({
        key: event.key,
        code: event.code,
        composing: event.isComposing,
        modified: event.altKey || event.ctrlKey || event.metaKey,
        shift: event.shiftKey,
        where: 'lecture',
        path: event
          .composedPath()
          .flatMap((target) =>
            target instanceof Element ? [{ tag: target.localName, role: target.getAttribute('role') }] : [],
          ),
      });
      if (!action || !isCommand(action)) return;
      event.preventDefault();
      act(action);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [act]);
  return (
    <main className="presenter">
      <h1 className="visually-hidden">{t('lecture.presenter.heading')}</h1>
      {state ? (
        <>
          <header className="presenter-head">
            <Clock startedAt={state.startedAt} />
            <span>{t('lecture.count', placeOf(state))}</span>
          </header>
          <div className="presenter-things">
            <Now state={state} />
            <Next topic={nextOf(state)} metric={state.metric} />
          </div>
          <Controls state={state} act={act} />
        </>
      ) : (
        <p className="presenter-waiting" role="status">
          {t('lecture.presenter.waiting')}
        </p>
      )}
    </main>
  );
}

const slideOf = (id: PanelId | null): Topic | null => (id === null ? null : { kind: 'slide', id });
const beatOf = (id: Beat | undefined): Topic | null => (id ? { kind: 'beat', id } : null);

const nowOf = ({ slide, story }: LectureState): Topic | null => (story ? beatOf(story) : slideOf(slide));

/** After the last beat comes the slide below the story. */
const nextOf = ({ slide, next, story }: LectureState): Topic | null =>
  story ? (beatOf(BEATS[BEATS.indexOf(story) + 1]) ?? slideOf(slide)) : slideOf(next);

const placeOf = ({ at, of, story }: LectureState) =>
  story ? { at: BEATS.indexOf(story) + 1, of: BEATS.length } : { at, of };

function TopicWords({ of: topic, metric: context }: { readonly of: Topic; readonly metric: string }) {
  const { t } = useTexts();
  const { heading, notes } = topicText(t, topic, context);
  return (
    <>
      <h2>{heading}</h2>
      <p className="presenter-notes">{notes}</p>
    </>
  );
}

function Now({ state }: { readonly state: LectureState }) {
  const { t } = useTexts();
  const { verdict, left, reveals, black } = state;
  const now = nowOf(state);
  return (
    <section className="presenter-now" aria-live="polite">
      <p className="muted">{t('lecture.presenter.now')}</p>
      {black && <p className="presenter-alert">{t('lecture.presenter.isBlack')}</p>}
      {reveals && <p className="presenter-alert">{t('lecture.presenter.reveals')}</p>}
      {now ? <TopicWords of={now} metric={state.metric} /> : <h2>{t('lecture.presenter.nothing')}</h2>}
      <div className="presenter-verdict">
        <h3>{t('lecture.presenter.verdict', { left })}</h3>
        <p>{verdict}</p>
      </div>
    </section>
  );
}

function Next({ topic: next, metric }: { readonly topic: Topic | null; readonly metric: string }) {
  const { t } = useTexts();
  return (
    <section className="presenter-next">
      <p className="muted">{t('lecture.presenter.next')}</p>
      {next ? <TopicWords of={next} metric={metric} /> : <p>{t('lecture.presenter.last')}</p>}
      <p className="muted presenter-keys">{t('lecture.presenter.keys')}</p>
    </section>
  );
}

/** Theme of this browser, language of the lecture, a title of its own. */
function useLooks(language: string | null): void {
  const { t, i18n } = useTexts();
  const [theme] = useState(storedTheme);
  useEffect(() => {
    const asks = (query: string): boolean => window.matchMedia(query).matches;
    const system = { dark: asks('(prefers-color-scheme: dark)'), contrast: asks('(prefers-contrast: more)') };
    document.documentElement.dataset.theme = coloursOf(theme, system, false);
  }, [theme]);
  useEffect(() => {
    if (language !== null && language !== i18n.language) void showLanguage(language);
  }, [language, i18n.language]);
  useEffect(() => {
    document.documentElement.lang = i18n.language;
    document.title = t('lecture.presenter.title');
  }, [t, i18n.language]);
}
