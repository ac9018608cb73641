import { useFigureWords } from '../../charts/export/figure-context';
import { useShown } from './shown';
import { usePrinting } from '../kit/printing';

/** Below what is printed: what was measured, and the address that shows it. */
export function PrintNote() {
  const printing = usePrinting();
  const words = useFigureWords();
  const { recording } = useShown();
  if (!printing || !words) return null;
  const { caption, links } = words.short();
  return (
    <footer className="print-note">
      {recording && <p>{caption}</p>}
      {links.map((link) => (
        <p key={link}>{link}</p>
      ))}
    </footer>
  );
}
