/** What a winning ticket is and what this page shows, for who is here for the first time; it goes away for good. */
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../texts';
import { shownRecording } from '../store/selectors';
import { useLab } from './state/lab';
import { remember, wasSeen } from './story/first-visit';
import './first-hint.css';

export function FirstHint() {
  const { t } = useTexts();
  const [open, setOpen] = useState(() => !wasSeen('hint'));
  // whoever has pressed Play needs no hint any more
  const started = useLab((state) => state.session.number > 0);
  // that is what it speaks of
  const isRecorded = useLab((state) => state.recorded !== null && shownRecording(state) === state.recorded);
  // a lesson says it in its own words, and needs the room
  const inLesson = useLab((state) => state.view.lesson !== null);
  const over = !open || started;
  const shown = !over && isRecorded && !inLesson;
  useEffect(() => {
    if (over) remember('hint');
  }, [over]);
  if (!shown) return null;
  return (
    <aside className="first-hint" aria-label={t('people.hint.label')}>
      <p>
        {t('people.hint.ticket')}
        <span className="first-hint-more">
          {t('people.hint.text')} <span className="with-keys">{t('people.hint.keys')}</span>
        </span>
      </p>
      <Button className="button" aria-label={t('people.hint.close')} onPress={() => setOpen(false)}>
        <X aria-hidden /> <span>{t('people.hint.close')}</span>
      </Button>
    </aside>
  );
}
