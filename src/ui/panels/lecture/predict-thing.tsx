/** Predict before reveal: the room guesses, the results stay behind the curtain until then, the guess is scored. */
import { useLayoutEffect, useMemo, useState } from 'react';
import { useActions, useLab } from '../../state/lab';
import { ShownProvider, useShown } from '../../state/shown';
import { frontRecording } from '../../../store/selectors';
import type { LabState } from '../../../store/store';
import { Guess } from './guess';
import { guessFor } from './guess-for';

const recordedRun = ({ recorded }: LabState) => recorded;

export function PredictThing() {
  // in place of a run that takes its time
  const [isRecorded, setRecorded] = useState(false);
  return (
    <ShownProvider recordingOf={isRecorded ? recordedRun : frontRecording}>
      <BehindCurtain isRecorded={isRecorded} showRecorded={setRecorded} />
    </ShownProvider>
  );
}

interface Props {
  readonly isRecorded: boolean;
  showRecorded(is: boolean): void;
}

function BehindCurtain(props: Props) {
  const { remaining } = useShown();
  const stored = useLab((state) => state.prediction);
  const prediction = useMemo(() => guessFor(stored, remaining), [stored, remaining]);
  const { draw } = useActions();
  const { revealed } = prediction;
  useLayoutEffect(() => {
    draw({ guess: revealed ? 'none' : 'all' });
    return () => draw({ guess: 'none' });
  }, [revealed, draw]);
  return <Guess {...props} prediction={prediction} />;
}
