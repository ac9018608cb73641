import { panels } from '../panels';
import { ShownLater } from '../state/shown';
import '../panels/inside/inside.css';

/** What a lecture shows, one at a time: a panel with all the room. */
export function Thing({ id }: { readonly id: string }) {
  const { Lecture, isLarge } = panels.get(id);
  if (!Lecture) return null;
  return isLarge ? (
    <ShownLater>
      <Lecture />
    </ShownLater>
  ) : (
    <Lecture />
  );
}
