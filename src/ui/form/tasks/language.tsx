/** What a text looks like, as networks read it. */
import { useTexts } from '../../../texts';
import type { Network } from '../../../models/network';
import type { Preview } from '../../../page-worker/run/messages';
import { useLab } from '../../state/lab';
import { useFormExperiment } from '../form-experiment';
import type { TaskData } from '../task-data';

function Form({ network }: { readonly network: Network }) {
  const { t } = useTexts();
  const { set } = useFormExperiment().data;
  const preview = useLab((state) => state.preview);
  const error = useLab((state) => state.dataError);
  const shown = preview?.settings.set === set ? preview : null;
  return (
    <>
      <p className="fact">
        <span>{t('data.characters', { count: network.classes })}</span>
      </p>
      {!error && (
        <div className="samples">
          {shown ? <Windows samples={shown} most={4} /> : <span className="placeholder">{t('data.preparing')}</span>}
        </div>
      )}
    </>
  );
}

/** Windows below each other: what is to be said, character by character. */
function Windows({ samples, most }: { readonly samples: Preview; readonly most: number }) {
  const { count, labels, classNames } = samples;
  const length = labels.length / count;
  const texts = Array.from({ length: Math.min(count, most) }, (_, at) =>
    Array.from(labels.subarray(at * length, (at + 1) * length), (label) => classNames[label]).join(''),
  );
  return (
    <pre className="text-samples" translate="no" dir="auto">
      {texts.join('\n')}
    </pre>
  );
}

const data: TaskData = { id: 'language', Form, Samples: Windows };
export default data;
