/** Numbers one after the other: widths of hidden layers, steps, or percentages; one for each layer are as many as there are. */
import { Minus, Plus } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Group } from 'react-aria-components/Group';
import { useTexts } from '../../texts';
import { isOfPercents } from '../../field';
import { ORDERS } from '../../experiment/allowed';
import type { Kind } from '../../experiment/fields';
import { taskOf } from '../../tasks';
import { integer } from '../kit/format';
import { CheckBox } from '../kit/check-box';
import { NumberBox, useFieldNote, type FieldNote } from '../kit/number-box';
import { useFormExperiment } from './form-experiment';
import { SettingFrame, useSetting, type Setting } from './setting';

type ListField = Kind<'list'>;

interface Props {
  readonly field: ListField;
  /** numbers of inputs and of classes, where the layers between them are all hidden layers */
  readonly ends: readonly [inputs: number, classes: number] | null;
}

export function ListControl({ field, ends }: Props) {
  const setting = useSetting(field);
  const { value: list, change, derived } = setting;
  const [note, leaveNote] = useFieldNote(list);
  return (
    <SettingFrame
      setting={setting}
      note={note}
      aside={list && field.of !== 'layerPercents' && <Length setting={setting} list={list} />}
    >
      {field.derived && (
        <CheckBox
          selected={list === null}
          onChange={(on) => change(on ? null : (derived ?? []))}
          label={setting.derivedText}
        />
      )}
      {list && <Numbers setting={setting} list={list} ends={ends} leaveNote={leaveNote} />}
    </SettingFrame>
  );
}

interface PartProps {
  readonly setting: Setting<ListField>;
  readonly list: readonly number[];
}

/** One number more or less at the end. */
function Length({ setting, list }: PartProps) {
  const { t } = useTexts();
  const { field, change } = setting;
  const last = list.at(-1);
  const next = NEXT[field.of](last, field);
  return (
    <>
      <Button
        className="icon-button small"
        aria-label={t(`form.lists.${field.of}.remove`)}
        isDisabled={list.length <= (field.least ?? 0)}
        onPress={() => change(list.slice(0, -1))}
      >
        <Minus aria-hidden />
      </Button>
      <Button
        className="icon-button small"
        aria-label={t(`form.lists.${field.of}.add`)}
        isDisabled={list.length >= field.most}
        onPress={() => change([...list, inside(field, next)])}
      >
        <Plus aria-hidden />
      </Button>
    </>
  );
}

interface NumbersProps extends PartProps, Pick<Props, 'ends'> {
  leaveNote(note: FieldNote, used: readonly number[]): void;
}

function Numbers({ setting, list, ends, leaveNote }: NumbersProps) {
  const { t } = useTexts();
  const { set } = useFormExperiment().data;
  const { field, labelId, change, title } = setting;
  const replaced = (at: number, value: number): readonly number[] => {
    return ORDERS[field.of](list.with(at, value));
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
            label={t(`form.lists.${field.of}.at`, { title, at: at + 1 })}
            value={value}
            min={field.min}
            max={field.max}
            size={4}
            isPercent={isOfPercents(field)}
            use={(typed) => inside(field, typed)}
            change={(used) => change(replaced(at, used))}
            note={(next, used) => leaveNote(next, replaced(at, used))}
          />
        </span>
      ))}
      {ends && <span title={t('form.outputs', { context: taskOf(set).id })}>– {integer(ends[1])}</span>}
      {!ends && list.length === 0 && <span>{t(`form.lists.${field.of}.none`)}</span>}
    </Group>
  );
}

const inside = (field: ListField, value: number): number =>
  Math.min(field.max, Math.max(field.min, isOfPercents(field) ? value : Math.round(value)));

/** One more number, behind the last; the first one: as early as it may be, or where it would be of use. */
const NEXT: Readonly<Record<ListField['of'], (last: number | undefined, field: ListField) => number>> = {
  widths: (last = 8) => last,
  steps: (last, { min }) => (last === undefined ? (min === 0 ? 0 : 750) : Math.max(last + 10, Math.round(last * 1.5))),
  layerPercents: (last = 100) => last,
  percents: (last = 100) => Number((last / 2).toPrecision(2)),
};
