/** The story in three beats, above the page it is told on: one key, press or turn of the wheel a beat. */
import { ChevronLeft, ChevronRight, Eye } from 'lucide-react';
import { useEffect, useRef, type WheelEvent } from 'react';
import { Button } from 'react-aria-components/Button';
import { Trans } from 'react-i18next';
import { armName } from '../../charts/kit/arm-names';
import { armNames } from '../../experiment/arm-names';
import { BEATS, type Beat } from '../../experiment/view-link';
import { useTexts } from '../../texts';
import { useIsWide } from '../kit/use-media';
import { Ring, usePointing } from '../lessons/use-pointing';
import { endStory, moveBeat, showBeat } from '../panels/beats';
import { beatOnScreen } from '../../store/selectors';
import { tell } from '../state/asked';
import { useActions, useLab } from '../state/lab';
import { useShown } from '../state/shown';
import { useTellsStory } from '../state/story-told';
import { remember } from './first-visit';
import { pointedAt } from './pointed-at';
import { beatText, pruningOfTicket } from './story-text';
import styles from './story.module.css';

/** Nothing while no story is open. */
export function Story() {
  const beat = useLab(beatOnScreen);
  return beat && <ToldBeat beat={beat} />;
}

function ToldBeat({ beat }: { readonly beat: Beat }) {
  const { t } = useTexts();
  const actions = useActions();
  const turned = useWheel((by) => (by > 0 && beat === 'win' ? undefined : moveBeat(beat, by, actions)));
  useSetting(beat);
  useTellsStory();
  const wide = useIsWide();
  const inLecture = useLab((state) => state.view.lecture);
  const context = useShown().standard.judge.id;
  const { target, inView } = pointedAt(beat, !wide && !inLecture);
  usePointing(inView, beat);
  const isLast = beat === BEATS.at(-1);
  return (
    <section className={styles.story} aria-label={t('story.label')} onWheel={turned}>
      <ol className={styles.beats}>
        {BEATS.map((one) => (
          <li key={one}>
            <Button aria-current={one === beat ? 'step' : undefined} onPress={() => showBeat(one, actions)}>
              {t(`story.${one}.title`)}
            </Button>
          </li>
        ))}
      </ol>
      {inLecture && (
        <span className={styles.name} translate="no">
          {t('app.name')}
        </span>
      )}
      <div className={styles.words} aria-live="polite">
        <Says beat={beat} />
        <p className={styles.look}>
          <Eye aria-hidden />{' '}
          {t(beat === 'train' && target === 'accuracy' ? 'story.train.lookAtCurve' : `story.${beat}.look`, { context })}
        </p>
      </div>
      <div className={styles.buttons}>
        {!isLast && (
          <Button className="button quiet" onPress={() => endStory(actions)}>
            {t('story.skip')}
          </Button>
        )}
        <Button
          className="button"
          aria-label={t('story.back')}
          isDisabled={beat === BEATS[0]}
          onPress={() => moveBeat(beat, -1, actions)}
        >
          <ChevronLeft aria-hidden />
        </Button>
        <Button className="button lead" onPress={() => moveBeat(beat, 1, actions)}>
          {t(isLast ? 'story.end' : 'story.next')} <ChevronRight aria-hidden />
        </Button>
      </div>
      <Ring target={target} />
    </section>
  );
}

function Says({ beat }: { readonly beat: Beat }) {
  const { t } = useTexts();
  const shown = useShown();
  const { key, values, control } = beatText(beat, shown);
  useEffect(() => {
    tell(control);
    return () => tell(null);
  }, [control]);
  const names = armNames(shown.experiment);
  const named = control && {
    leadIn: t(`verdict.leadIn.${names.nameOf(control)}`, {
      defaultValue: t('verdict.leadIn.any', { name: armName(t, names, control) }),
    }),
  };
  const lowest = t(`settings.pruning.criterion.choices.${pruningOfTicket(shown.experiment).criterion}`);
  return (
    <p className={styles.says}>
      <Trans<string> i18nKey={key} values={{ ...values, lowest, ...named }} components={{ b: <strong /> }} />
    </p>
  );
}

const toTop = (): void => document.querySelector('.panel-results')?.scrollTo({ top: 0 });

/** Where a beat is told from, and to whom no more. */
function useSetting(beat: Beat): void {
  useEffect(() => {
    // what is pointed at is brought to the eye from there, the headline with it where there is room
    toTop();
  }, [beat]);
  // the page that is left to the reader begins at its beginning
  useEffect(() => toTop, []);
  // who has trained something is no newcomer, whether the story was heard to its end or not
  const hasBegun = useLab(({ session }) => session.number > 0);
  useEffect(() => {
    if (hasBegun) remember('story');
  }, [hasBegun]);
}

/** Longer than between two events of one turn of a wheel, in ms. */
const QUIET = 250;

/** One turn of the wheel, however long, is one step. */
function useWheel(move: (by: 1 | -1) => void): (event: WheelEvent) => void {
  const last = useRef(-Infinity);
  return ({ deltaY, timeStamp, currentTarget }) => {
    const isNew = timeStamp - last.current > QUIET;
    last.current = timeStamp;
    // where the story scrolls with what is below it, the wheel is for that
    if (isNew && deltaY !== 0 && !currentTarget.closest('.panel')) move(deltaY > 0 ? 1 : -1);
  };
}
