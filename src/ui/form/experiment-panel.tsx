/** The experiment as a form, generated from its schema. */
import { Dices } from 'lucide-react';
import { memo, useMemo, type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { useTranslation } from 'react-i18next';
import type { Section } from '../../experiment/schema';
import { isKernel, sizeOf } from '../../lottery/parameters';
import { networkOf } from '../../store/selectors';
import { integer } from '../format';
import { useActions, useLab } from '../lab';
import { Control } from './control';
import { DataView } from './data-view';
import { PresetMenu } from './preset-menu';
import { PruningView } from './pruning-view';
import { sectionsOf, type FormSection } from './sections';
import './form.css';

export const ExperimentPanel = memo(function ExperimentPanel() {
  const { t } = useTranslation();
  const experiment = useLab((state) => state.experiment);
  const preview = useLab((state) => state.preview);
  const { newSeeds } = useActions();
  const known = preview?.settings.set === experiment.data.set ? preview : null;
  const network = useMemo(
    () => networkOf(experiment, known?.inputShape, known?.classNames.length),
    [experiment, known?.inputShape, known?.classNames.length],
  );
  const ends = useMemo(
    () => [sizeOf(network.inputShape), network.classes] as const,
    [network],
  );
  const weights = network.parameters
    .filter(isKernel)
    .reduce((sum, { shape }) => sum + sizeOf(shape), 0);

  // what a section shows besides its settings: above the rare ones
  const extras: { readonly [S in Section]?: ReactNode } = {
    data: <DataView network={network} />,
    network: (
      <p className="fact">
        <span>{t('form.weights')}</span>
        <span>{integer(weights)}</span>
      </p>
    ),
    pruning: <PruningView network={network} />,
    chance: (
      <Button className="button" onPress={() => newSeeds()}>
        <Dices aria-hidden /> {t('form.newSeeds')}
      </Button>
    ),
  };
  return (
    <form
      className="experiment-panel"
      aria-label={t('panels.experiment')}
      onSubmit={(event) => event.preventDefault()}
    >
      <PresetMenu />
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
  return (
    <section className="form-section" aria-labelledby={`section-${id}`}>
      <h3 id={`section-${id}`}>{t(`sections.${id}`)}</h3>
      {common.map((field) => (
        <Control key={field.path} field={field} ends={ends} />
      ))}
      {children}
      {rare.length > 0 && (
        <Disclosure className="more">
          <Button slot="trigger" className="more-button">
            {t('form.more', { section: t(`sections.${id}`) })}
          </Button>
          <DisclosurePanel>
            {rare.map((field) => (
              <Control key={field.path} field={field} ends={ends} />
            ))}
          </DisclosurePanel>
        </Disclosure>
      )}
    </section>
  );
}
