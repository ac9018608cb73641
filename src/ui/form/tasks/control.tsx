/** What a world to act in looks like: at the start of an episode, before anybody acts. */
import { useMemo } from 'react';
import { drawings } from '../../../charts/episodes/drawings';
import { Picture } from '../../../charts/episodes/picture';
import { environments } from '../../../tasks/control/environments';
import { useLab } from '../../state/lab';
import type { TaskData } from '../task-data';

/** All that is left to chance is in its middle. */
const middle = (): number => 0.5;

function World() {
  const set = useLab((state) => state.experiment.data.set);
  const state = useMemo(() => environments.get(set).reset(middle), [set]);
  return (
    <div className="chart">
      <Picture drawing={drawings.get(set)} state={state} colour="var(--arm-ticket)" reads={null} />
    </div>
  );
}

const data: TaskData = { id: 'control', World };
export default data;
