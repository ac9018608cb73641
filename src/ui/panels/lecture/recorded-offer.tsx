import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { isSameWork } from '../../../experiment/differing';
import { useTexts } from '../../../texts';
import { useLab } from '../../state/lab';

/** A room waits no longer for a first result without being offered another, in ms. */
const PATIENCE = 10_000;

/** The recorded run of the same experiment, in place of one that takes its time. */
export function RecordedOffer({ show }: { show(): void }) {
  const { t } = useTexts();
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  const isThere = useLab(
    ({ recorded, experiment }) => recorded !== null && isSameWork(recorded.experiment, experiment),
  );
  if (!isLate || !isThere) return null;
  return (
    <Button className="button" onPress={show}>
      {t('lecture.predict.recording')}
    </Button>
  );
}
