/** The experiment as a form, generated from its schema. */
import { Dices } from 'lucide-react';
import { memo, useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { useTranslation } from 'react-i18next';
import type { Section } from '../../experiment/schema';
import { sizeOf } from '../../lottery/parameters';
import { useActions, useLab } from '../state/lab';
import { useNetwork } from '../state/use-network';
import { Control } from './control';
import { CostView } from './cost-view';
import { FormProvider, useFormExperiment, useShownExperiment } from './form-experiment';
import { NetworkView } from './network-view';
import { PresetMenu } from './preset-menu';
import { PruningView } from './pruning-view';
import { dataShown } from './task-data';
import { sectionsOf, type FormSection } from './sections';
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
  const { t } = useTranslation();
  const experiment = useFormExperiment();
  // it may change every section: drawn in slices, after what a person waits for
  const preview = useDeferredValue(useLab((state) => state.preview));
  const { newSeeds } = useActions();
  const network = useNetwork(experiment, preview);
  const ends = useMemo(() => [sizeOf(network.inputShape), network.classes] as const, [network]);
  const { Form: Data } = dataShown(experiment.data.set);

  // what a section shows besides its settings: above the rare ones
  const extras: { readonly [S in Section]?: ReactNode } = {
    data: Data && <Data network={network} />,
    network: <NetworkView network={network} />,
    pruning: <PruningView network={network} />,
    chance: (
      <Button className="button" onPress={() => newSeeds()}>
        <Dices aria-hidden /> {t('form.newSeeds')}
      </Button>
    ),
  };
  return (
    <form className="experiment-panel" aria-label={t('panels.experiment')} onSubmit={(event) => event.preventDefault()}>
      <div className="panel-head">
        <PresetMenu />
        <UndoButtons />
      </div>
      <CostView network={network} />
      {sectionsOf(experiment).map((section) => (
        <FormPart key={section.id} section={section} ends={ends}>
          {extras[section.id]}
        </FormPart>
      ))}
    </form>
  );
});

interface PartProps {
  readonly section: FormSection;
  readonly ends: readonly [number, number];
  readonly children?: ReactNode;
}

function FormPart({ section, ends, children }: PartProps) {
  const { t } = useTranslation();
  const { id, common, rare } = section;
  const title = t(`sections.${id}`);
  // closed, they would only lengthen the way to the first frame
  const [open, setOpen] = useState(false);
  return (
    <section className="form-section" aria-labelledby={`section-${id}`}>
      <Disclosure isExpanded={open} onExpandedChange={setOpen}>
        <div className="section-head">
          <h2 id={`section-${id}`}>{title}</h2>
          {rare.length > 0 && (
            <Button slot="trigger" className="more-button" aria-label={t('form.moreOf', { section: title })}>
              {t('form.more')}
            </Button>
          )}
        </div>
        {common.map((field) => (
          <Control key={field.path} field={field} ends={ends} />
        ))}
        {children}
        <DisclosurePanel className="rare">
          {open && rare.map((field) => <Control key={field.path} field={field} ends={ends} />)}
        </DisclosurePanel>
      </Disclosure>
    </section>
  );
}
