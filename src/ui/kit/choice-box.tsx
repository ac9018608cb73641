/** One of several, as a button that opens a list. */
import { ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select, SelectValue } from 'react-aria-components/Select';
import { Text } from 'react-aria-components/Text';

export interface Choice {
  readonly id: string;
  readonly text: string;
  /** what it is, in a sentence below; '': nothing */
  readonly about?: string;
  /** the heading that it stands below, with its neighbours; '': none */
  readonly group?: string;
}

interface Props {
  readonly choices: readonly Choice[];
  /** null: none yet, `placeholder` is shown */
  readonly value: string | null;
  readonly placeholder?: string;
  /** id of the element that names the control, or its name */
  readonly labelledBy?: string;
  readonly label?: string;
  onChange(id: string): void;
}

const item = ({ id, text, about = '' }: Choice) => (
  <ListBoxItem key={id} id={id} textValue={text}>
    {about === '' ? (
      text
    ) : (
      <>
        <Text slot="label">{text}</Text>
        <Text slot="description">{about}</Text>
      </>
    )}
  </ListBoxItem>
);

export function ChoiceBox({ choices, value, placeholder, labelledBy, label, onChange }: Props) {
  return (
    <Select
      className="choice-box"
      aria-labelledby={labelledBy}
      aria-label={label}
      placeholder={placeholder}
      value={value}
      onChange={(id) => {
        if (id !== null) onChange(String(id));
      }}
    >
      <Button className="choice-button">
        <SelectValue className="choice-value">
          {({ isPlaceholder, defaultChildren, selectedText }) => (isPlaceholder ? defaultChildren : selectedText)}
        </SelectValue>
        <ChevronDown aria-hidden />
      </Button>
      <Popover className="popover choice-list" placement="bottom end">
        <ListBox>
          {[...new Set(choices.map(({ group = '' }) => group))].map((heading) => {
            const items = choices.filter(({ group = '' }) => group === heading).map(item);
            if (heading === '') return items;
            return (
              <ListBoxSection key={heading} id={heading}>
                <Header>{heading}</Header>
                {items}
              </ListBoxSection>
            );
          })}
        </ListBox>
      </Popover>
    </Select>
  );
}
