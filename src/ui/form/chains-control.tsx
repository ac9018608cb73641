/** What a ticket is compared with: its usual controls at first glance, everything else behind a quiet button. */
import { useContext, useState } from 'react';
import { ChevronRight } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../../texts';
import { armsOf, chainsOf } from '../../experiment/chains';
import type { Kind } from '../../experiment/fields';
import { ownText } from '../../charts/kit/arm-names';
import { ownSettings } from '../../experiment/arm-names';
import { full, placeOf, ticket, type Arm } from '../../lottery/run-key';
import { ArmsOf, useArms } from '../../charts/kit/use-arms';
import { ArmSwatch } from '../kit/arm-swatch';
import { ControlBoxes, usualControls } from './control-boxes';
import { MethodFamilies } from './method-families';
import { useFormExperiment } from './form-experiment';
import { SettingFrame, useSetting } from './setting';
import { SoughtChoice } from './sought-choice';
import './chains.css';

const ID = 'more-methods';

export function ChainsControl({ field }: { readonly field: Kind<'chains'> }) {
  const { t } = useTexts();
  const setting = useSetting(field);
  const experiment = useFormExperiment();
  const { controls } = chainsOf(experiment)[0];
  // while all can be chosen below, nothing moves here; null: closed
  const isSought = useContext(SoughtChoice);
  const [before, setBefore] = useState<readonly string[] | null>(isSought ? controls : null);
  const isOpen = before !== null;
  // where all are listed, each is named there
  const others = isOpen ? [] : armsOf(experiment).filter((arm) => placeOf(arm).chain !== 0);
  return (
    <SettingFrame setting={setting}>
      <ArmsOf experiment={experiment}>
        <ul className="fixed-arms">
          {[full, ticket, ...others].map((arm) => (
            <li key={arm}>
              <ArmSwatch arm={arm} /> <Named arm={arm} />
            </li>
          ))}
        </ul>
        <ControlBoxes at={0} ids={[...usualControls, ...(before ?? controls)]} labelledBy={setting.labelId} />
        <Button
          className="text-button unfold-button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? ID : undefined}
          onPress={() => setBefore(isOpen ? null : controls)}
        >
          <ChevronRight aria-hidden /> <span>{t('form.compare.more')}</span>
        </Button>
        {isOpen && (
          <div id={ID}>
            <MethodFamilies />
          </div>
        )}
      </ArmsOf>
    </SettingFrame>
  );
}

/** With what its name does not say. */
function Named({ arm }: { readonly arm: Arm }) {
  const { t } = useTexts();
  const experiment = useFormExperiment();
  const name = useArms().name(arm);
  const { chain, control } = placeOf(arm);
  const own = chain === null || control !== null ? '' : ownText(t, ownSettings(chainsOf(experiment)[chain]));
  if (name.endsWith(own)) return name;
  return (
    <span>
      {name} <span className="muted">{own}</span>
    </span>
  );
}
