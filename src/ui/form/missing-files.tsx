/** The files that the experiment waits for, where its form is not in sight. */
import { useLab } from '../state/lab';
import { dataShown } from './task-data';
import './form.css';

export function MissingFiles() {
  const { Files } = dataShown(useLab((state) => state.experiment.data.set));
  return Files ? <Files /> : null;
}
