/** Widths of hidden layers as an editable list between the number of inputs and of classes. */
import { Minus, Plus } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { NumberField } from 'react-aria-components/NumberField';
import { useTranslation } from 'react-i18next';
import type { FieldInfo } from '../../experiment/fields';
import { integer } from '../format';
import { SettingFrame, type Setting } from './setting';

interface Props {
  readonly setting: Setting;
  readonly info: Extract<FieldInfo, { kind: 'widths' }>;
  /** numbers of inputs and of classes */
  readonly ends: readonly [inputs: number, classes: number];
}

export function WidthsControl({ setting, info, ends }: Props) {
  const { t } = useTranslation();
  const { labelId, change, title } = setting;
  const widths = setting.value as readonly number[];
  const all = [ends[0], ...widths, ends[1]];
  // without biases, as "weights remaining" counts
  const weights = all.slice(1).reduce((sum, width, at) => sum + width * all[at], 0);
  const inside = (width: number): number =>
    Math.min(info.max, Math.max(info.min, Math.round(width)));
  const replace = (at: number, width: number) => change(widths.with(at, inside(width)));
  return (
    <SettingFrame
      setting={setting}
      aside={
        <>
          <Button
            className="icon-button small"
            aria-label={t('form.removeLayer')}
            isDisabled={widths.length === 0}
            onPress={() => change(widths.slice(0, -1))}
          >
            <Minus aria-hidden />
          </Button>
          <Button
            className="icon-button small"
            aria-label={t('form.addLayer')}
            isDisabled={widths.length >= info.most}
            onPress={() => change([...widths, widths.at(-1) ?? inside(8)])}
          >
            <Plus aria-hidden />
          </Button>
        </>
      }
    >
      <Group className="widths" aria-labelledby={labelId}>
        <span title={t('form.inputs')}>{integer(ends[0])}</span>
        {widths.map((width, at) => (
          // layers have no identity but their place
          // oxlint-disable-next-line react/no-array-index-key
          <span key={at}>
            –
            <NumberField
              aria-label={t('form.layerWidth', { title, layer: at + 1 })}
              value={width}
              minValue={info.min}
              maxValue={info.max}
              isWheelDisabled
              onChange={(typed) => {
                if (!Number.isNaN(typed)) replace(at, typed);
              }}
            >
              <Input className="number-box" size={4} />
            </NumberField>
          </span>
        ))}
        <span title={t('form.classes')}>– {integer(ends[1])}</span>
      </Group>
      <p className="fact">
        <span>{t('form.weights')}</span>
        <span>{integer(weights)}</span>
      </p>
    </SettingFrame>
  );
}
