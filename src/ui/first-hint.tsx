/** One line for somebody who is here for the first time; it goes away for good. */
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../texts';
import { shownRecording } from '../store/selectors';
import { useLab } from './state/lab';
import './first-hint.css';

const KEY = 'ticket-lab-hint';

function seenBefore(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return true; // what cannot be remembered would come back at every visit
  }
}

function remember(): void {
  try {
    localStorage.setItem(KEY, 'seen');
  } catch {
    // shown until the page is closed
  }
}

export function FirstHint() {
  const { t } = useTexts();
  const [open, setOpen] = useState(() => !seenBefore());
  // whoever has pressed Play needs no hint any more
  const started = useLab((state) => state.session.number > 0);
  // that is what it speaks of
  const isRecorded = useLab((state) => state.recorded !== null && shownRecording(state) === state.recorded);
  // a lesson says it in its own words, and needs the room
  const inLesson = useLab((state) => state.view.lesson !== null);
  const over = !open || started;
  const shown = !over && isRecorded && !inLesson;
  useEffect(() => {
    if (over) remember();
  }, [over]);
  if (!shown) return null;
  return (
    <aside className="first-hint" aria-label={t('people.hint.label')}>
      <p>
        {t('people.hint.text')} <span className="with-keys">{t('people.hint.keys')}</span>
      </p>
      <Button className="button" onPress={() => setOpen(false)}>
        <X aria-hidden /> {t('people.hint.close')}
      </Button>
    </aside>
  );
}
