/** The experiment as a form, generated from its schema: a few rows, and all the others where they are wanted. */
import { Dices } from 'lucide-react';
import { memo, useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { useTexts } from '../../texts';
import type { Section } from '../../experiment/schema';
import { sizeOf } from '../../lottery/parameters';
import type { Network } from '../../models/network';
import { useActions, useLab } from '../state/lab';
import { useNetwork } from '../state/use-network';
import { Control } from './control';
import { CostView } from './cost-view';
import { FindBox } from './find-box';
import { FormProvider, useFormExperiment, useShownExperiment } from './form-experiment';
import { FoundSettings } from './found-settings';
import { NetworkView } from './network-view';
import { PresetMenu } from './preset-menu';
import { PruningView } from './pruning-view';
import { dataShown } from './task-data';
import { changedBeyond, sectionsOf, type FormSection } from './sections';
import { UndoButtons } from './undo-buttons';
import './form.css';

export const ExperimentPanel = memo(function ExperimentPanel() {
  return (
    <FormProvider value={useShownExperiment()}>
      <Form />
    </FormProvider>
  );
});

const Form = memo(function Form() {
  const { t } = useTexts();
  const experiment = useFormExperiment();
  // it may change every section: drawn in slices, after what a person waits for
  const preview = useDeferredValue(useLab((state) => state.preview));
  const network = useNetwork(experiment, preview);
  const ends = useMemo(() => [sizeOf(network.inputShape), network.classes] as const, [network]);
  const [words, setWords] = useState('');
  const sought = useDeferredValue(words).trim();
  return (
    <form className="experiment-panel" aria-label={t('panels.experiment')} onSubmit={(event) => event.preventDefault()}>
      <div className="panel-head">
        <PresetMenu />
        <UndoButtons />
      </div>
      <CostView network={network} />
      <FindBox words={words} onChange={setWords} />
      {sought === '' ? <Settings network={network} ends={ends} /> : <FoundSettings words={sought} ends={ends} />}
    </form>
  );
});

type Ends = readonly [inputs: number, classes: number];

interface SettingsProps {
  readonly network: Network;
  readonly ends: Ends;
}

function Settings({ network, ends }: SettingsProps) {
  const { t } = useTexts();
  const experiment = useFormExperiment();
  const settings = useDeferredValue(useLab((state) => state.view.settings));
  const setting = useLab((state) => state.view.setting);
  const { newSeeds } = useActions();
  const { Form: Data } = dataShown(experiment.data.set);
  const all = settings === 'all';
  // what a section shows besides its settings
  const extras: { readonly [S in Section]?: ReactNode } = {
    data: Data && <Data network={network} />,
    network: all && <NetworkView network={network} />,
    pruning: <PruningView network={network} />,
    chance: all && (
      <Button className="button" onPress={() => newSeeds()}>
        <Dices aria-hidden /> {t('form.newSeeds')}
      </Button>
    ),
  };
  return (
    <>
      {sectionsOf(experiment, { settings, setting }).map((section) => (
        <FormPart key={section.id} section={section} ends={ends} isNamed={all}>
          {extras[section.id]}
        </FormPart>
      ))}
      {!all && <Changed setting={setting} />}
    </>
  );
}

interface PartProps {
  readonly section: FormSection;
  readonly ends: Ends;
  /** a few rows need no headings between them */
  readonly isNamed: boolean;
  readonly children?: ReactNode;
}

function FormPart({ section, ends, isNamed, children }: PartProps) {
  const { t } = useTexts();
  const title = t(`sections.${section.id}`);
  return (
    <section className="form-section" data-section={section.id} aria-label={title}>
      {isNamed && <h2 className="section-head">{title}</h2>}
      {section.fields.map((field) => (
        <Control key={field.path} field={field} ends={ends} />
      ))}
      {children}
    </section>
  );
}

/** How much of what is not in sight differs from the default, and the switch that shows it. */
function Changed({ setting }: { readonly setting: string | null }) {
  const { t } = useTexts();
  const experiment = useFormExperiment();
  const settings = useLab((state) => state.view.settings);
  const { setView } = useActions();
  const count = changedBeyond(experiment, { settings, setting });
  if (count === 0) return null;
  return (
    <ToggleButton
      className="text-button changed-button"
      isSelected={settings === 'changed'}
      onChange={(on) => setView({ settings: on ? 'changed' : 'few' })}
    >
      {t('form.differ', { count })}
    </ToggleButton>
  );
}
