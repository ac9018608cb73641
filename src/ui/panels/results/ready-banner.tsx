/** A world to act in with settings made for pictures: the ready experiment is one press away. */
import { useMemo } from 'react';
import { Button } from 'react-aria-components/Button';
import { readyInstead } from '../../../experiment/chosen';
import { useTexts } from '../../../texts';
import { Banner } from '../../kit/banner';
import { useActions, useLab } from '../../state/lab';

export function ReadyBanner() {
  const { t } = useTexts();
  const { edit } = useActions();
  const experiment = useLab((state) => state.experiment);
  const ready = useMemo(() => readyInstead(experiment), [experiment]);
  if (!ready) return null;
  const set = t(`settings.data.set.choices.${experiment.data.set}`);
  return (
    <Banner tone="note">
      <p>
        {t('ready.text', { set })}{' '}
        <Button className="text-button" onPress={() => edit(ready)}>
          {t('ready.use', { set })}
        </Button>
      </p>
    </Banner>
  );
}
