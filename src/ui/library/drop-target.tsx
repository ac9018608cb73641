/** The whole page takes files: says so while one is dragged over it. */
import { FileUp } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTexts } from '../../texts';
import { fetchPart } from '../../fetched/fetch-part';
import { Missing } from '../../fetched/missing';
import { useLabContext } from '../state/lab';
import { filesOf, takeDropped } from '../kit/dropped-files';
import './drop-target.css';

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Files whose opener did not come. */
interface Waiting {
  readonly error: unknown;
  again(): void;
}

export function DropTarget() {
  const { t } = useTexts();
  const { actions, history } = useLabContext();
  const [over, setOver] = useState(false);
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  useEffect(() => {
    let leaving: ReturnType<typeof setTimeout> | undefined;
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      clearTimeout(leaving);
      setOver(!event.defaultPrevented); // a smaller target under the pointer comes first
      event.preventDefault();
    };
    const onLeave = () => {
      // left for good when no other element of the page is entered
      leaving = setTimeout(() => setOver(false), 120);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      if (event.defaultPrevented || !hasFiles(event)) return;
      event.preventDefault();
      const dropped = takeDropped(event.dataTransfer);
      const text = (key: 'weights'): string => t(`history.drop.${key}`);
      // fetched when a file is dropped for the first time
      const open = (): void => {
        setWaiting(null);
        fetchPart(
          () => import('./dropped'),
          ({ openDropped }) => openDropped,
        ).then(
          async (openDropped) => openDropped(await filesOf(dropped), { actions, history, text }),
          (error: unknown) => setWaiting({ error, again: open }),
        );
      };
      open();
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      clearTimeout(leaving);
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [actions, history, t]);
  if (waiting) return <Missing {...waiting} leave={() => setWaiting(null)} />;
  if (!over) return null;
  return (
    <div className="drop-target">
      <p>
        <FileUp aria-hidden /> {t('history.drop.here')}
      </p>
    </div>
  );
}
