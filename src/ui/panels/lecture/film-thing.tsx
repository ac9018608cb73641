import { memo, type CSSProperties } from 'react';
import { Filmstrip } from '../../../charts/masks/filmstrip';
import { useFilm } from '../../state/use-mask';
import styles from './film.module.css';

const Film = memo(Filmstrip);

/** As many columns as give the largest pictures in a field about twice as wide as high. */
const filmColumns = (pictures: number): number => {
  const size = (columns: number): number => Math.min(2 / columns, 1 / Math.ceil(pictures / columns));
  return Array.from({ length: pictures }, (_, at) => at + 1).reduce(
    (best, columns) => (size(columns) > size(best) ? columns : best),
    1,
  );
};

export function FilmThing() {
  const film = useFilm();
  const { remaining } = film;
  const columns = filmColumns(remaining.length);
  const rows = Math.ceil(remaining.length / columns);
  return (
    <div className={styles.field} style={{ '--columns': columns, '--rows': rows } as CSSProperties}>
      <Film {...film} />
    </div>
  );
}
