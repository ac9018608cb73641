/** What figures of pinned runs say: of each run what is drawn of it, and where it can be opened. */
import type { Translate } from '../../texts';
import type { FigureNote } from '../../charts/export/figure-context';
import { differingFields } from '../../experiment/differing';
import { networkOn } from '../../experiment/network';
import { addressOf, captionOf } from '../state/figure-text';
import { networkText } from '../state/network-text';
import type { Compared } from './compared';

/**
 * @param beyond what lies beyond the end of the axis, in sentences
 */
export function noteOfAll(t: Translate, runs: readonly Compared[], beyond: readonly string[] = []): FigureNote {
  const experiments = runs.map(({ run }) => run.recording.experiment);
  const each = runs.map(({ name, run }) =>
    t('compare.caption.run', { name, count: run.recording.experiment.chance.trials }),
  );
  const differing = differingFields(experiments);
  const shares = (section: string): boolean => differing.every((field) => field.section !== section);
  const shared = [
    ...(shares('data') ? [t(`settings.data.set.choices.${experiments[0].data.set}`)] : []),
    ...(shares('data') && shares('network')
      ? [networkText(t, experiments[0].network, networkOn(experiments[0], runs[0].run.recording.data))]
      : []),
    ...(differing.every(({ path }) => path !== 'training.optimizer')
      ? [t(`settings.training.optimizer.choices.${experiments[0].training.optimizer}`)]
      : []),
  ];
  const caption = [
    t('compare.caption.runs', { runs: each.join('; ') }),
    ...beyond,
    ...(shared.length > 0 ? [t('compare.caption.shared', { shared: shared.join(', ') })] : []),
    ...(differing.length > 0
      ? [t('compare.caption.differ', { settings: differing.map(({ path }) => t(`settings.${path}.title`)).join(', ') })]
      : []),
  ];
  return { caption: caption.join(' '), links: experiments.map((experiment) => addressOf(experiment)) };
}

/** Every round of it is drawn. */
export function noteOfOne(t: Translate, { run }: Compared): FigureNote {
  const { experiment, data, engine } = run.recording;
  const network = networkOn(experiment, data);
  return {
    caption: captionOf(t, { experiment, network, at: null, isLive: false, engine: engine?.version ?? null }),
    links: [addressOf(experiment)],
  };
}
