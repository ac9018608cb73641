import { useFigureNote } from '../../charts/export/figure-context';
import { useShown } from './shown';
import { usePrinting } from '../kit/printing';

/** Below what is printed: what was measured, and the address that shows it. */
export function PrintNote() {
  const printing = usePrinting();
  const note = useFigureNote();
  const { recording } = useShown();
  if (!printing || !note) return null;
  const { caption, links } = note();
  return (
    <footer className="print-note">
      {recording && <p>{caption}</p>}
      {links.map((link) => (
        <p key={link}>{link}</p>
      ))}
    </footer>
  );
}
