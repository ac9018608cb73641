/** A kept run that cannot be used: what is wrong with it, and a way to be rid of it. */
import { Trash2, TriangleAlert } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../../texts';
import type { DamagedRun } from '../../formats/summary';
import { bytesText } from '../state/savings-rows';
import { useSay } from '../texts/say';
import { dateText } from './run-text';

export function DamagedRow({ run, remove }: { readonly run: DamagedRun; remove(): void }) {
  const { t } = useTexts();
  const say = useSay();
  const called = run.name || (run.when > 0 ? dateText(run.when) : run.id);
  return (
    <li className="run-row damaged-row">
      <TriangleAlert aria-hidden />
      <p>
        <strong>{called}</strong> {t('history.damaged')}{' '}
        <span className="muted">
          {say(run.damage)} {bytesText(run.bytes)}
        </span>
      </p>
      <Button className="button" onPress={remove}>
        <Trash2 aria-hidden /> {t('history.delete')}
      </Button>
    </li>
  );
}
