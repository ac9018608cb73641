import { useCallback, useEffect, useRef, useState } from 'react';
import { openChannel } from '../../page-worker/run/open-channel';
import { panels } from '../panels';
import { channelName, readFromLecture, type Command, type FromPresenter, type LectureState } from '../state/channel';

/** The lecture as it stands, or null while there is none; and a way to make it do something. */
export function useLectureState(id: string): readonly [LectureState | null, (action: Command) => void] {
  const [state, setState] = useState<LectureState | null>(null);
  const channel = useRef<BroadcastChannel | null>(null);
  useEffect(() => {
    const opened = openChannel(channelName(id));
    channel.current = opened;
    if (!opened) return undefined;
    opened.addEventListener('message', ({ data }) => {
      const message = readFromLecture(data, panels.ids);
      if (message) setState(message.kind === 'state' ? message : null);
    });
    opened.postMessage({ kind: 'hello' } satisfies FromPresenter);
    return () => opened.close();
  }, [id]);
  const act = useCallback(
    (action: Command) => channel.current?.postMessage({ kind: 'do', action } satisfies FromPresenter),
    [],
  );
  return [state, act];
}
