/** All ways to fewer weights, in families; under each that is chosen, its controls and settings of its own. */
import { Plus, X } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../../texts';
import { chainsOf, experimentOfChain } from '../../experiment/chains';
import {
  again,
  controlsOn,
  families,
  isFull,
  ownFields,
  placesOf,
  twinOf,
  withMethod,
  withoutChain,
  withoutMethod,
} from '../../experiment/choose-chains';
import { ownSettings } from '../../experiment/arm-names';
import { MOST_CHAINS, nameOfMethod } from '../../experiment/sections/compare';
import { hasScales } from '../../experiment/sections/network';
import type { Method } from '../../lottery/method';
import { ticketOf } from '../../lottery/run-key';
import { ownText } from '../../charts/kit/arm-names';
import { useArms } from '../../charts/kit/use-arms';
import { ArmSwatch } from '../kit/arm-swatch';
import { CheckBox } from '../kit/check-box';
import { Unfold } from '../kit/unfold';
import { useLabContext } from '../state/lab';
import { ControlBoxes, usualControls } from './control-boxes';
import { FormProvider, useFormExperiment } from './form-experiment';
import { SettingsOfChain } from './setting';
import { Widget } from './widget';

export function MethodFamilies() {
  const { t } = useTexts();
  const full = isFull(useFormExperiment());
  return (
    <>
      <p className="field-note" role="status">
        {full && t('form.compare.full', { most: MOST_CHAINS })}
      </p>
      {families.map(({ id, methods }) => {
        const title = t(`form.families.${id}`);
        return (
          <section key={id} aria-label={title} className="method-family">
            <h3 className="choice-group">{title}</h3>
            {methods.map((method) => (
              <MethodChoice key={method.id} method={method} />
            ))}
          </section>
        );
      })}
    </>
  );
}

function MethodChoice({ method: { id, emerges } }: { readonly method: Method }) {
  const { t } = useTexts();
  const { store, actions } = useLabContext();
  const experiment = useFormExperiment();
  const aboutId = useId();
  const places = placesOf(experiment, id);
  // the first chain is always there
  const chosen = places.filter((at) => at > 0);
  const isFirst = places.includes(0);
  const name = t(`arms.${nameOfMethod(id)}`, { defaultValue: id });
  const lacksScales = emerges === true && !hasScales(experiment);
  const more = places.length > 0 ? again(experiment, id) : null;
  return (
    <div className="method-choice" role="group" aria-label={name}>
      {isFirst ? (
        <p className="method-fixed">
          <ArmSwatch arm={ticketOf(0)} /> {name}
        </p>
      ) : (
        <CheckBox
          selected={chosen.length > 0}
          disabled={chosen.length === 0 && (isFull(experiment) || lacksScales)}
          describedBy={aboutId}
          onChange={(on) => {
            const { experiment: now } = store.getState();
            actions.edit(on ? withMethod(now, id) : withoutMethod(now, id));
          }}
          label={
            <>
              {chosen.length > 0 && <ArmSwatch arm={ticketOf(chosen[0])} />} {name}
            </>
          }
        />
      )}
      <p id={aboutId} className="choice-about">
        {lacksScales && <>{t('form.compare.needsScales')} </>}
        {t(`form.methods.${id}`, { defaultValue: t(`terms.${nameOfMethod(id)}.text`, { defaultValue: '' }) })}
      </p>
      {places.map((at) => (
        <ChainParts key={at} at={at} isNamed={at > 0 && places.length > 1} />
      ))}
      {more && (
        <Button
          className="text-button again-button"
          aria-label={t('form.compare.againOf', { name })}
          onPress={() => actions.edit(again(store.getState().experiment, id) ?? store.getState().experiment)}
        >
          <Plus aria-hidden /> <span>{t('form.compare.again')}</span>
        </Button>
      )}
    </div>
  );
}

interface PartsProps {
  /** place of the chain */
  readonly at: number;
  /** is it one of several of its method? */
  readonly isNamed: boolean;
}

/** A chain's controls, and settings of its own. */
function ChainParts({ at, isNamed }: PartsProps) {
  const { t } = useTexts();
  const { store, actions } = useLabContext();
  const experiment = useFormExperiment();
  const arms = useArms();
  const chain = chainsOf(experiment)[at];
  const name = arms.name(ticketOf(at));
  const offered = controlsOn(experiment, at).map(({ id }) => id);
  // what is chosen further down stays there while somebody chooses
  const [chosen] = useState(chain.controls);
  const first = offered.filter((id) => usualControls.includes(id) || chosen.includes(id));
  const fields = ownFields(experiment, at);
  const twin = twinOf(experiment, at);
  const own = ownText(t, ownSettings(chain));
  // who hears a button hears what stands on it, and whose it is
  const more = t('form.compare.moreControls', { count: offered.length - first.length });
  const ownName = [t('form.compare.own'), ...(isNamed || !own ? [] : [own])].join(' ');
  return (
    <div className="chain-parts" role="group" aria-label={name}>
      {isNamed && (
        <p className="chain-head">
          <ArmSwatch arm={ticketOf(at)} /> <span>{own || t('form.compare.asSet')}</span>
          <Button
            className="icon-button small"
            aria-label={t('form.compare.remove', { name })}
            onPress={() => actions.edit(withoutChain(store.getState().experiment, at))}
          >
            <X aria-hidden />
          </Button>
        </p>
      )}
      {twin !== null && twin < at && <p className="field-note">{t('form.compare.twin')}</p>}
      {/* those of the ticket are what the form opens with */}
      {at > 0 && <ControlBoxes at={at} ids={first} label={t('form.compare.controlsOf', { name })} />}
      {offered.length > first.length && (
        <Unfold label={more} name={t('form.compare.of', { what: more, name })}>
          <ControlBoxes
            at={at}
            ids={offered.filter((id) => !first.includes(id))}
            label={t('form.compare.of', { what: more, name })}
            explained
          />
        </Unfold>
      )}
      {fields.length > 0 && (
        <Unfold
          label={
            <>
              {t('form.compare.own')} {!isNamed && own && <span className="muted">{own}</span>}
            </>
          }
          name={t('form.compare.of', { what: ownName, name })}
        >
          <FormProvider value={experimentOfChain(experiment, chain)}>
            <SettingsOfChain value={{ at, whole: experiment }}>
              {fields.map(
                (field) => field.kind !== 'chains' && <Widget key={field.path} field={field} ends={NO_ENDS} />,
              )}
            </SettingsOfChain>
          </FormProvider>
        </Unfold>
      )}
    </div>
  );
}

/** Of no use to settings of pruning. */
const NO_ENDS = [0, 0] as const;
