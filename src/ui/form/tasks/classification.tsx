/** What examples with classes look like, and their files where a set needs some. */
import { useTexts } from '../../../texts';
import { SampleStrip } from '../../../charts/network/sample-strip';
import { dataSets } from '../../../tasks/classification/data-sets';
import type { Network } from '../../../models/network';
import { useLab } from '../../state/lab';
import { DataFilesView } from '../data-files';
import { useFormExperiment } from '../form-experiment';
import type { TaskData } from '../task-data';

function Form({ network }: { readonly network: Network }) {
  const { t } = useTexts();
  const { set } = useFormExperiment().data;
  const preview = useLab((state) => state.preview);
  const error = useLab((state) => state.dataError);
  const dataSet = dataSets.get(set);
  const shown = preview?.settings.set === set ? preview : null;
  const shape = network.inputShape;
  return (
    <>
      <p className="fact">
        <span>{shape.length === 1 ? t('data.plane') : t('data.pixels', { height: shape[0], width: shape[1] })}</span>
        <span>{t('data.classes', { count: network.classes })}</span>
      </p>
      {!error && (
        <div className="samples">
          {shown ? <SampleStrip samples={shown} /> : <span className="placeholder">{t('data.preparing')}</span>}
        </div>
      )}
      {dataSet.files.length > 0 && <DataFilesView dataSet={dataSet} ready={shown !== null} />}
    </>
  );
}

function Files() {
  const set = useLab((state) => state.experiment.data.set);
  return <DataFilesView dataSet={dataSets.get(set)} ready={false} />;
}

const data: TaskData = { id: 'classification', Form, Files, Samples: SampleStrip };
export default data;
