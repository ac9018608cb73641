/** The gallery: recorded experiments by theme, each with what it claims. */
import { reasonOf, type Said } from '../../problem';
import { ChartLine, FlaskConical, SlidersHorizontal } from 'lucide-react';
import { memo, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../../texts';
import { ArmsOf } from '../../charts/kit/use-arms';
import { armNames } from '../../experiment/arm-names';
import { Sparkline } from '../../charts/kit/sparkline';
import { experimentOfEntry, gallery, GROUPS, type GalleryEntry, type Group } from '../../gallery';
import { PinButton } from './pin-button';
import { useActions } from '../state/lab';
import { entryValues, factsOfEntry, fromEntry } from './entry-text';
import { isOneScale } from './one-scale';
import { loadEntry } from './recordings';
import { useSay } from '../texts/say';
import { useReadAhead } from './use-read-ahead';
import { controlOf, placeOf, ticket, type Arm } from '../../lottery/run-key';
import { armsOf, chainsOf } from '../../experiment/chains';
import type { Experiment } from '../../experiment/schema';
import { controls } from '../../lottery/controls';

export function GalleryPage() {
  const { t } = useTexts();
  const say = useSay();
  const [error, setError] = useState<Said | null>(null);
  const page = useRef<HTMLDivElement>(null);
  useReadAhead(page);
  return (
    <div ref={page}>
      <p className="muted library-lead">{t('gallery.lead')}</p>
      {error !== null && (
        <p className="error-text" role="alert">
          {t('gallery.failed', { reason: say(error) })}
        </p>
      )}
      {GROUPS.map((group) => (
        <GalleryGroup key={group} group={group} fail={setError} />
      ))}
    </div>
  );
}

interface GroupProps {
  readonly group: Group;
  fail(reason: Said): void;
}

const GalleryGroup = memo(function GalleryGroup({ group, fail }: GroupProps) {
  const { t } = useTexts();
  const { setPinned, setView } = useActions();
  const entries = gallery.all.filter((entry) => entry.group === group);
  const against = [...new Set(entries.flatMap((entry) => entry.against ?? []))];
  const all = [...against, ...entries.map(({ id }) => id)];
  const title = t(`gallery.groups.${group}.title`);
  return (
    <section className="gallery-group" aria-labelledby={`gallery-${group}`}>
      <div className="gallery-group-head">
        <h3 id={`gallery-${group}`}>{title}</h3>
        <p className="muted">{t(`gallery.groups.${group}.about`)}</p>
        {all.length > 1 && isOneScale(all.map((id) => experimentOfEntry(gallery.get(id)))) && (
          <Button
            className="button"
            aria-label={t('gallery.compareGroup', { title, count: all.length })}
            onPress={() => {
              setPinned(all.map((id) => `gallery/${id}`));
              setView({ library: 'compare' });
            }}
          >
            <ChartLine aria-hidden /> {t('gallery.compareAll', { count: all.length })}
          </Button>
        )}
      </div>
      <ul className="gallery-cards">
        {entries.map((entry) => (
          <GalleryCard key={entry.id} entry={entry} fail={fail} />
        ))}
      </ul>
    </section>
  );
});

function GalleryCard({ entry, fail }: { readonly entry: GalleryEntry; fail(reason: Said): void }) {
  const { t } = useTexts();
  const { openRecording, reproduce, edit, setView } = useActions();
  const [loading, setLoading] = useState(false);
  const { id } = entry;
  const facts = factsOfEntry(id);
  const experiment = experimentOfEntry(entry);
  const { nameOf } = armNames(experiment);
  const title = t(`gallery.entries.${id}.title`, entryValues(id));
  /** Whoever points at an entry may open it: it comes before those that are only in view. */
  const expectOpening = (): void => {
    loadEntry(id).catch(() => undefined);
  };
  const open = async (then?: () => void) => {
    setLoading(true);
    try {
      openRecording(await loadEntry(id), fromEntry(entry));
      setView({ library: null });
      then?.();
    } catch (error) {
      fail(reasonOf(error));
    } finally {
      setLoading(false);
    }
  };
  return (
    <li className="gallery-card" data-entry={id}>
      <button
        type="button"
        className="gallery-open"
        aria-busy={loading}
        onPointerEnter={expectOpening}
        onFocus={expectOpening}
        onClick={() => void open()}
      >
        {facts && (
          <ArmsOf experiment={experiment}>
            <Sparkline
              remaining={[1, ...facts.rounds.map(({ remaining }) => remaining)]}
              curves={sketched(experiment).map((arm) => ({
                arm,
                values: [facts.full, ...facts.rounds.map(({ arms }) => arms[nameOf(arm)]?.score ?? null)],
              }))}
            />
          </ArmsOf>
        )}
        <strong>{title}</strong>
        <span className="muted">{t(`gallery.entries.${id}.about`, entryValues(id))}</span>
      </button>
      <div className="gallery-buttons">
        <Button
          className="text-button"
          aria-label={t('gallery.reproduceOf', { title })}
          onPress={() => void open(reproduce)}
        >
          <FlaskConical aria-hidden /> {t('gallery.reproduce')}
        </Button>
        <Button
          className="text-button"
          aria-label={t('gallery.useOf', { title })}
          onPress={() => {
            edit(experimentOfEntry(entry));
            setView({ library: null });
          }}
        >
          <SlidersHorizontal aria-hidden /> {t('gallery.use')}
        </Button>
        <PinButton run={`gallery/${id}`} title={title} className="text-button" />
      </div>
    </li>
  );
}

/** At a glance: the ticket, and it with new weights; of several chains each one’s own networks, and those not trained. */
function sketched(experiment: Experiment): readonly Arm[] {
  if (chainsOf(experiment).length === 1) return [ticket, controlOf(0, 'reinitialized')];
  return armsOf(experiment).filter((arm) => {
    const { control } = placeOf(arm);
    return control === null || controls.get(control).position === 'untrained';
  });
}
