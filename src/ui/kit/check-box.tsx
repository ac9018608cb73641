import { Check } from 'lucide-react';
import { type ReactNode } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';
import './check-box.css';

interface Props {
  readonly label: ReactNode;
  /** in a group: the value that stands for it */
  readonly value?: string;
  readonly selected?: boolean;
  readonly disabled?: boolean;
  /** id of what says more about it */
  readonly describedBy?: string;
  onChange?(on: boolean): void;
}

export function CheckBox({ label, value, selected, disabled, describedBy, onChange }: Props) {
  return (
    <Checkbox
      className="check-box"
      value={value}
      isSelected={selected}
      isDisabled={disabled}
      aria-describedby={describedBy}
      onChange={onChange}
    >
      <span className="check-mark">
        <Check aria-hidden />
      </span>
      {label}
    </Checkbox>
  );
}
