/** The lecture view: large type, one thing at a time. */
import { X } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { AccuracyChart } from '../charts/accuracy-chart';
import { useActions } from './lab';
import { VerdictView } from './results/verdict';
import { useShown } from './shown';
import { ProgressView } from './top-bar/progress';
import { Transport } from './top-bar/transport';
import './lecture.css';

export function Lecture() {
  const { t } = useTranslation();
  const { results, arms, remaining, round, ghost } = useShown();
  const { selectRound, setView } = useActions();
  return (
    <main className="lecture">
      <h1 className="visually-hidden">{t('app.name')}</h1>
      <VerdictView />
      <AccuracyChart
        results={results}
        arms={arms}
        remaining={remaining}
        ghost={ghost}
        selectedRound={round}
        onSelectRound={selectRound}
      />
      <footer className="lecture-foot">
        <Transport />
        <ProgressView />
        <Button
          className="round-button"
          aria-label={t('lecture.close')}
          onPress={() => setView({ lecture: false })}
        >
          <X aria-hidden />
        </Button>
      </footer>
    </main>
  );
}
