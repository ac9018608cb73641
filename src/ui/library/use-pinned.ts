/** The pinned runs, each read once it is pinned. */
import { reasonOf, type Said } from '../../problem';
import { useEffect, useMemo, useState } from 'react';
import { useTexts } from '../../texts';
import { tellingFields } from '../../experiment/differing';
import type { Recording } from '../../recording/recording';
import { isDamaged, type RunSummary } from '../../formats/summary';
import { useHistory, useLab } from '../state/lab';
import { loadEntry } from './recordings';
import { dateText } from './run-text';
import { settingText } from '../state/setting-text';

export interface PinnedRun {
  /** "gallery/<id>" or "history/<id>" */
  readonly pin: string;
  readonly name: string;
  readonly recording: Recording;
}

interface Found {
  readonly recording: Recording;
  readonly summary: RunSummary | null;
}

interface Failed {
  readonly reason: Said;
}

export interface Pinned {
  readonly runs: readonly PinnedRun[];
  /** pins that are still being read */
  readonly waiting: number;
  /** pins that could not be read, with the reason */
  readonly failed: readonly (Failed & { readonly pin: string })[];
}

/** Settings in the name of a run that has none. */
const MOST_SAID = 2;

export function usePinned(): Pinned {
  const { t } = useTexts();
  const history = useHistory();
  const pinned = useLab((state) => state.pinned);
  const [found, setFound] = useState<ReadonlyMap<string, Found | Failed>>(new Map());

  useEffect(() => {
    let isWanted = true;
    const read = async (pin: string): Promise<Found> => {
      const id = pin.slice(pin.indexOf('/') + 1);
      if (pin.startsWith('gallery/')) return { recording: await loadEntry(id), summary: null };
      const [recording, list] = await Promise.all([history.runs.open(id), history.runs.list()]);
      const listed = list.find((run) => run.id === id);
      return { recording, summary: listed && !isDamaged(listed) ? listed : null };
    };
    for (const pin of pinned) {
      if (found.has(pin)) continue;
      read(pin)
        .catch((error: unknown) => ({ reason: reasonOf(error) }))
        .then((one) => {
          if (isWanted) setFound((before) => new Map(before).set(pin, one));
        });
    }
    return () => {
      isWanted = false;
    };
    // what has been found is not asked for again, and asks for nothing
    // oxlint-disable-next-line react/exhaustive-deps
  }, [pinned, history]);

  return useMemo(() => {
    const read = pinned.flatMap((pin) => {
      const one = found.get(pin);
      return one === undefined || 'reason' in one ? [] : [{ pin, ...one }];
    });
    const telling = tellingFields(
      read.map(({ recording }) => recording.experiment),
      MOST_SAID,
    );
    const nameOf = ({ pin, recording, summary }: (typeof read)[number]): string => {
      if (pin.startsWith('gallery/')) return t(`gallery.entries.${pin.slice(8)}.short`);
      if (summary?.name) return summary.name;
      const values = telling.map((field) => settingText(t, field, recording.experiment));
      return values.length > 0 ? values.join(', ') : dateText(summary?.when ?? 0);
    };
    const failed = pinned.flatMap((pin) => {
      const one = found.get(pin);
      return one && 'reason' in one ? [{ pin, ...one }] : [];
    });
    return {
      runs: read.map((run) => ({ pin: run.pin, name: nameOf(run), recording: run.recording })),
      waiting: pinned.length - read.length - failed.length,
      failed,
    };
  }, [pinned, found, t]);
}
