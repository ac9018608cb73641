/** Predict before reveal: the room guesses, the results stay behind the curtain until then, the guess is scored. */
import { useLayoutEffect, useMemo } from 'react';
import { useActions, useLab } from '../../state/lab';
import { ShownProvider, useShown } from '../../state/shown';
import { Guess } from './guess';
import { guessedRecording, guessFor } from './guess-for';

export function PredictThing() {
  return (
    <ShownProvider recordingOf={guessedRecording}>
      <BehindCurtain />
    </ShownProvider>
  );
}

function BehindCurtain() {
  const { experiment } = useShown();
  const stored = useLab((state) => state.prediction);
  const prediction = useMemo(() => guessFor(stored, experiment), [stored, experiment]);
  const { draw } = useActions();
  const { revealed } = prediction;
  useLayoutEffect(() => {
    draw({ guess: revealed ? 'none' : 'all' });
    return () => draw({ guess: 'none' });
  }, [revealed, draw]);
  return <Guess prediction={prediction} />;
}
