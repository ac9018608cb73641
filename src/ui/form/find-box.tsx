/** Where words are typed that settings are looked for by, and the switch to all of them. */
import { Search, X } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField } from 'react-aria-components/SearchField';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { useTexts } from '../../texts';
import { useActions, useLab } from '../state/lab';

interface Props {
  readonly words: string;
  onChange(words: string): void;
}

export function FindBox({ words, onChange }: Props) {
  const { t } = useTexts();
  const all = useLab((state) => state.view.settings === 'all');
  const { setView } = useActions();
  return (
    <div className="find-line">
      <SearchField className="find-box" aria-label={t('form.find.label')} value={words} onChange={onChange}>
        <Search aria-hidden />
        <Input placeholder={t('form.find.placeholder')} />
        {words !== '' && (
          <Button className="icon-button small" aria-label={t('form.find.clear')}>
            <X aria-hidden />
          </Button>
        )}
      </SearchField>
      <ToggleButton
        className="text-button"
        isSelected={all}
        onChange={(on) => setView({ settings: on ? 'all' : 'few' })}
      >
        {t('form.all')}
      </ToggleButton>
    </div>
  );
}
