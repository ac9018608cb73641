import { memo } from 'react';
import { Filmstrip } from '../../../charts/masks/filmstrip';
import { part } from '../../../fetched/part';
import { ShownLater } from '../../state/shown';
import { usePlanned } from '../../state/planned';
import { useFilm } from '../../state/use-mask';
import type { Panel } from '../panel';

const Film = memo(Filmstrip);
const DrawnFilm = memo(function DrawnFilm() {
  return <Film {...useFilm()} planned={usePlanned()} />;
});

/** The ticket's masks by round; they are large, so they follow after the curves. */
const Later = () => (
  <ShownLater>
    <DrawnFilm />
  </ShownLater>
);

const panel: Panel = {
  id: 'film',
  order: 7,
  page: { place: 'results', order: 4, Content: Later },
  Lecture: part(
    () => import('../lecture/film-thing'),
    (file) => file.FilmThing,
  ),
  result: 'selected',
};
export default panel;
