import { Check } from 'lucide-react';
import { type ReactNode } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';
import './check-box.css';

interface Props {
  readonly label: ReactNode;
  /** in a group: the value that stands for it */
  readonly value?: string;
  readonly selected?: boolean;
  onChange?(on: boolean): void;
}

export function CheckBox({ label, value, selected, onChange }: Props) {
  return (
    <Checkbox className="check-box" value={value} isSelected={selected} onChange={onChange}>
      <span className="check-mark">
        <Check aria-hidden />
      </span>
      {label}
    </Checkbox>
  );
}
