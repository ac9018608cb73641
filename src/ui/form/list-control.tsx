/** Whole numbers one after the other: widths of hidden layers, or steps. */
import { Minus, Plus } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Group } from 'react-aria-components/Group';
import { useTranslation } from 'react-i18next';
import type { FieldInfo } from '../../experiment/fields';
import { integer } from '../kit/format';
import { CheckBox } from '../kit/check-box';
import { NumberBox, useFieldNote, type FieldNote } from '../kit/number-box';
import { SettingFrame, type Setting } from './setting';

type ListInfo = Extract<FieldInfo, { kind: 'list' }>;

interface Props {
  readonly setting: Setting;
  readonly info: ListInfo;
  /** numbers of inputs and of classes, where the layers between them are all hidden layers */
  readonly ends: readonly [inputs: number, classes: number] | null;
}

export function ListControl({ setting, info, ends }: Props) {
  const { change } = setting;
  const [note, leaveNote] = useFieldNote(setting.value);
  const derived = (setting.derived as readonly number[] | null) ?? [];
  const isDerived = info.optional && setting.value === null;
  return (
    <SettingFrame setting={setting} note={note} aside={isDerived ? null : <Length setting={setting} info={info} />}>
      {info.optional && (
        <CheckBox
          selected={isDerived}
          onChange={(on) => change(on ? null : [...derived])}
          label={setting.derivedText}
        />
      )}
      {!isDerived && <Numbers setting={setting} info={info} ends={ends} leaveNote={leaveNote} />}
    </SettingFrame>
  );
}

type PartProps = Pick<Props, 'setting' | 'info'>;

/** One number more or less at the end. */
function Length({ setting, info }: PartProps) {
  const { t } = useTranslation();
  const { change } = setting;
  const list = setting.value as readonly number[];
  const last = list.at(-1);
  const next = info.of === 'steps' ? Math.round((last ?? 500) * 1.5) : (last ?? 8);
  return (
    <>
      <Button
        className="icon-button small"
        aria-label={t(`form.lists.${info.of}.remove`)}
        isDisabled={list.length === 0}
        onPress={() => change(list.slice(0, -1))}
      >
        <Minus aria-hidden />
      </Button>
      <Button
        className="icon-button small"
        aria-label={t(`form.lists.${info.of}.add`)}
        isDisabled={list.length >= info.most}
        onPress={() => change([...list, inside(info, next)])}
      >
        <Plus aria-hidden />
      </Button>
    </>
  );
}

interface NumbersProps extends Props {
  leaveNote(note: FieldNote, used: readonly number[]): void;
}

function Numbers({ setting, info, ends, leaveNote }: NumbersProps) {
  const { t } = useTranslation();
  const { labelId, change, title } = setting;
  const list = setting.value as readonly number[];
  const replaced = (at: number, value: number): readonly number[] => {
    const changed = list.with(at, value);
    return info.of === 'steps' ? [...new Set(changed)].toSorted((a, b) => a - b) : changed;
  };
  return (
    <Group className="widths" aria-labelledby={labelId}>
      {ends && <span title={t('form.inputs')}>{integer(ends[0])}</span>}
      {list.map((value, at) => (
        // places have no identity but their number
        // oxlint-disable-next-line react/no-array-index-key
        <span key={at}>
          {(ends !== null || at > 0) && '–'}
          <NumberBox
            label={t(`form.lists.${info.of}.at`, { title, at: at + 1 })}
            value={value}
            min={info.min}
            max={info.max}
            size={4}
            use={(typed) => inside(info, typed)}
            change={(used) => change(replaced(at, used))}
            note={(next, used) => leaveNote(next, replaced(at, used))}
          />
        </span>
      ))}
      {ends && <span title={t('form.classes')}>– {integer(ends[1])}</span>}
      {!ends && list.length === 0 && <span>{t(`form.lists.${info.of}.none`)}</span>}
    </Group>
  );
}

const inside = ({ min, max }: ListInfo, value: number): number => Math.min(max, Math.max(min, Math.round(value)));
