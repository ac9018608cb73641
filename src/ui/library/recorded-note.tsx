/** Which recorded run is open, and whether training it here gave the same numbers. */
import { FlaskConical, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTexts, type Translate } from '../../texts';
import { useShallow } from 'zustand/react/shallow';
import { firstDifference, type Difference } from '../../analyses/difference';
import { outcomeOf } from '../../analyses/reproduced';
import { shortFingerprint } from '../../experiment/fingerprint-text';
import { fingerprint } from '../../recording/fingerprint';
import { isComplete } from '../../recording/complete';
import { writeLink } from '../../experiment/link';
import { shownRecording } from '../../store/selectors';
import type { RecordedFrom } from '../../store/store';
import { useActions, useLab } from '../state/lab';
import { useReproduced } from '../state/reproduced';
import type { Experiment } from '../../experiment/schema';
import { entryValues } from './entry-text';
import './recorded-note.css';
import { armName } from '../../charts/kit/arm-names';
import { type Arm, armOf, ticketOf } from '../../lottery/run-key';
import { armNames } from '../../experiment/arm-names';

export function RecordedNote() {
  const { t } = useTexts();
  const { reproduce } = useActions();
  const { recorded, from, experiment, isShown, reproducing, status, live } = useLab(
    useShallow((state) => ({
      recorded: state.recorded,
      from: state.recordedFrom,
      experiment: state.experiment,
      isShown: shownRecording(state) === state.recorded,
      reproducing: state.reproducing,
      status: state.session.status,
      // followed only at the end: it changes many times a second
      live: state.reproducing && state.session.status === 'finished' ? state.live : null,
    })),
  );
  const again = useReproduced() !== 'yes';
  const isChanged = useMemo(
    () => recorded !== null && writeLink(recorded.experiment) !== writeLink(experiment),
    [recorded, experiment],
  );
  if (!recorded || !from) return null;
  const title = titleOf(t, from);
  if (isChanged) return isShown && <Changed title={title} />;
  // what was never finished has nothing to be compared with at its end
  const isWhole = isComplete(recorded);
  return (
    <div className="recorded-note" role="status">
      <p>
        {t(`gallery.open.${from.kind}`)} <strong>{title}</strong>
      </p>
      {!reproducing && isWhole && again && (
        <Button className="text-button" onPress={() => reproduce()}>
          <FlaskConical aria-hidden /> {t('gallery.reproduce')}
        </Button>
      )}
      {reproducing && status !== 'finished' && <p className="muted">{t('gallery.reproducing')}</p>}
      {live && <Outcome recorded={recorded} live={live} />}
    </div>
  );
}

/** The charts are still of the recorded run, the settings no longer. */
function Changed({ title }: { readonly title: string }) {
  const { t } = useTexts();
  return (
    <p className="recorded-note" role="status">
      {t('gallery.changed', { title })}
    </p>
  );
}

const titleOf = (t: Translate, from: RecordedFrom): string =>
  from.kind === 'gallery' ? t(`gallery.entries.${from.id}.title`, entryValues(from.id)) : from.name;

type Recordings = Parameters<typeof firstDifference>;

function Outcome({ recorded, live }: { readonly recorded: Recordings[0]; readonly live: Recordings[1] }) {
  const { t } = useTexts();
  const outcome = useMemo(() => outcomeOf(recorded, live), [recorded, live]);
  const difference = useMemo(
    () => (outcome === 'no' ? firstDifference(recorded, live) : null),
    [outcome, recorded, live],
  );
  if (outcome === 'yes') {
    const hex = fingerprint(live);
    return <p className="reproduced">{t('gallery.reproduced', { fingerprint: hex ? shortFingerprint(hex) : '–' })}</p>;
  }
  if (outcome === 'otherVersion') {
    const [there, here] = [recorded, live].map(({ engine }) => engine?.version ?? '–');
    const other = recorded.engine?.id === live.engine?.id ? 'otherVersion' : 'otherEngine';
    return <p>{t(`gallery.${other}`, { recorded: there, here })}</p>;
  }
  return (
    <p className="differs">
      <TriangleAlert aria-hidden /> {t('gallery.differs')} {difference && placeIn(t, recorded.experiment, difference)}
    </p>
  );
}

/** Where two recordings part, in words. */
function placeIn(t: Translate, experiment: Experiment, difference: Difference): string {
  const name = (arm: Arm): string => armName(t, armNames(experiment), arm);
  if (difference.kind === 'mask') {
    const { chain, trial, round, parameter } = difference;
    return t('gallery.difference.mask', {
      arm: name(ticketOf(chain)),
      trial: trial + 1,
      round,
      layer: parameter + 1,
    });
  }
  const { trial, level: round } = difference.id;
  const where = { arm: name(armOf(difference.id)), trial: trial + 1, round };
  switch (difference.kind) {
    case 'run':
      return t(`gallery.difference.missing.${difference.missing}`, where);
    case 'status':
      return t('gallery.difference.status', where);
    case 'point':
      return t('gallery.difference.point', {
        ...where,
        step: difference.step,
        quantity: t(`gallery.quantities.${difference.column}`),
      });
    default:
      return difference satisfies never;
  }
}
