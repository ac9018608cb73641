/** What Play trains here, for a room that has never seen the page: examples or the world it acts in, and six facts. */
import { useMemo } from 'react';
import { useTexts } from '../../../texts';
import { isKernel, sizeOf } from '../../../lottery/parameters';
import { armsOf } from '../../../experiment/chains';
import { remainingByLevel } from '../../../experiment/levels';
import { stepOf } from '../../../experiment/step';
import { taskOf } from '../../../tasks';
import { integer, percent, settingNumber, settingPercent } from '../../kit/format';
import { dataShown } from '../../form/task-data';
import { useLab } from '../../state/lab';
import { kindOfNetwork } from '../../state/network-text';
import { useNetwork } from '../../state/use-network';
import { armName } from '../../../charts/kit/arm-names';
import { full } from '../../../lottery/run-key';
import { armNames } from '../../../experiment/arm-names';

export function ExperimentThing() {
  const { t } = useTexts();
  // the settings, not those of the run on screen: a lesson may just have changed them
  const experiment = useLab((state) => state.experiment);
  const preview = useLab((state) => state.preview);
  const network = useNetwork(experiment, preview);
  const remaining = useMemo(() => remainingByLevel(experiment, network.parameters), [experiment, network]);
  const samples = preview?.settings.set === experiment.data.set ? preview : null;
  const { Samples, World } = dataShown(experiment.data.set);
  const { data, network: chosen, training, pruning, chance } = experiment;
  const weights = network.parameters.filter(isKernel).reduce((sum, spec) => sum + sizeOf(spec.shape), 0);
  const facts = [
    ['data', { set: t(`settings.data.set.choices.${data.set}`), count: data.train, examples: integer(data.train) }],
    ['network', { network: kindOfNetwork(t, chosen, network), count: weights, weights: integer(weights) }],
    [
      'training',
      {
        optimizer: t(`settings.training.optimizer.choices.${training.optimizer}`),
        rate: settingNumber(training.learningRate),
        count: training.steps,
        steps: integer(training.steps),
        batch: integer(stepOf(experiment).examples),
      },
    ],
    [
      'pruning',
      {
        rate: settingPercent(pruning.rate),
        count: pruning.rounds,
        left: percent(remaining.at(-1) ?? 1),
      },
    ],
    [
      'compare',
      { names: [full, ...armsOf(experiment)].map((arm) => armName(t, armNames(experiment), arm)).join(', ') },
    ],
    ['chance', { count: chance.trials }],
  ] as const;
  // what is not as in most experiments
  const apart = [
    ...(pruning.schedule === 'one-shot' ? [t('settings.pruning.schedule.choices.one-shot')] : []),
    ...(pruning.criterion === 'magnitude' ? [] : [t(`settings.pruning.criterion.choices.${pruning.criterion}`)]),
  ];
  return (
    <div className="lecture-experiment-columns">
      {Samples && <div className="lecture-samples">{samples && <Samples samples={samples} most={16} />}</div>}
      {World && (
        <div className="lecture-samples">
          <World />
        </div>
      )}
      <dl className="lecture-facts">
        {facts.map(([id, values]) => (
          <div key={id} data-section={id}>
            <dt>{t(`lecture.setup.${id}.title`)}</dt>
            <dd>
              {t(`lecture.setup.${id}.text`, { ...values, context: taskOf(data.set).id })}
              {id === 'pruning' && apart.length > 0 && ` (${apart.join(', ')})`}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
