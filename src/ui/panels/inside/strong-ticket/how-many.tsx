/** How many random numbers, on a slider, and other ones. */
import { Dices } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../../../../texts';
import { Slider } from '../../../kit/slider';
import styles from './strong-ticket.module.css';

interface Props {
  readonly label: string;
  readonly most: number;
  readonly n: number;
  readonly onN: (n: number) => void;
  readonly onDrawAgain: () => void;
}

export function HowMany({ label, most, n, onN, onDrawAgain }: Props) {
  const { t } = useTexts();
  return (
    <div className={styles.many}>
      <span>{label}</span>
      <Slider
        range={{ min: 1, max: most, step: 1, scale: 'linear' }}
        value={n}
        text={`n = ${n}`}
        label={label}
        change={onN}
      />
      <output>n&nbsp;=&nbsp;{n}</output>
      <Button className="button" onPress={onDrawAgain}>
        <Dices aria-hidden />
        {t('inside.strong.drawAgain')}
      </Button>
    </div>
  );
}
