import { RotateCcw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../../texts';
import { elapsedText } from './time';

/** The time of day, and the time since the lecture began or the clock was started again. */
export function Clock({ startedAt }: { readonly startedAt: number }) {
  const { t, i18n } = useTexts();
  const [now, setNow] = useState(Date.now);
  const [again, setAgain] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const time = new Intl.DateTimeFormat(i18n.language, { hour: 'numeric', minute: '2-digit' }).format(now);
  return (
    <div className="presenter-clock">
      <p>
        {t('lecture.presenter.elapsed')} <span role="timer">{elapsedText(now - Math.max(startedAt, again))}</span>
      </p>
      <Button className="icon-button" aria-label={t('lecture.presenter.restart')} onPress={() => setAgain(Date.now())}>
        <RotateCcw aria-hidden />
      </Button>
      <p>
        {t('lecture.presenter.clock')} <span>{time}</span>
      </p>
    </div>
  );
}
