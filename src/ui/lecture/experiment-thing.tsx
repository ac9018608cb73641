/** What is trained here, for a room that has never seen the page: examples, and six facts. */
import { useTranslation } from 'react-i18next';
import { SampleStrip } from '../../charts/sample-strip';
import { isKernel, sizeOf } from '../../lottery/parameters';
import { integer, percent, settingNumber } from '../format';
import { useLab } from '../lab';
import { kindOfNetwork } from '../network-text';
import { useShown } from '../shown';

export function ExperimentThing() {
  const { t } = useTranslation();
  const { experiment, network, arms, remaining } = useShown();
  const preview = useLab((state) => state.preview);
  const samples = preview?.settings.set === experiment.data.set ? preview : null;
  const { data, network: chosen, training, pruning, chance } = experiment;
  const weights = network.parameters.filter(isKernel).reduce((sum, spec) => sum + sizeOf(spec.shape), 0);
  const facts = [
    ['data', { set: t(`settings.data.set.choices.${data.set}`), count: data.train, examples: integer(data.train) }],
    ['network', { network: kindOfNetwork(t, chosen, network), count: weights, weights: integer(weights) }],
    ['training', {
      optimizer: t(`settings.training.optimizer.choices.${training.optimizer}`),
      rate: settingNumber(training.learningRate),
      count: training.steps,
      steps: integer(training.steps),
      batch: training.batch,
    }],
    ['pruning', {
      rate: percent(pruning.rate),
      count: pruning.rounds,
      left: percent(remaining.at(-1) ?? 1),
    }],
    ['compare', { names: ['full', ...arms].map((arm) => t(`arms.${arm}`)).join(', ') }],
    ['chance', { count: chance.trials }],
  ] as const;
  return (
    <div className="lecture-experiment-columns">
      <div className="lecture-samples">{samples && <SampleStrip samples={samples} most={16} />}</div>
      <dl className="lecture-facts">
        {facts.map(([id, values]) => (
          <div key={id} data-section={id}>
            <dt>{t(`lecture.setup.${id}.title`)}</dt>
            <dd>{t(`lecture.setup.${id}.text`, values)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
