/** The ways a chart can leave the page; fetched when somebody opens the menu. */
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useTexts } from '../../texts';
import { messageOf } from '../../problem';
import type { ChartData } from './chart-data';
import { CSV_FORMS, csvForms, type CsvFormId } from './csv';
import { noteFor, useFigureWords } from './figure-context';
import { drawFigure, pngOf, type SizeId } from './figure-file';
import { saveFile } from './save-file';
import { saveTable } from './save-table';

interface SaveMenuProps {
  readonly title: string;
  readonly figure: HTMLElement;
  readonly data: () => ChartData;
  /** opened by the press that fetched it */
  readonly startOpen: boolean;
}

const PICTURES = ['svg-paper', 'png-paper', 'svg-slide', 'png-slide'] as const;
const isCsv = (choice: string): choice is CsvFormId => choice in CSV_FORMS;

export function SaveMenu({ title, figure, data, startOpen }: SaveMenuProps) {
  const { t, i18n } = useTexts();
  const words = useFigureWords();
  const [open, setOpen] = useState(startOpen);
  const [failed, setFailed] = useState<string | null>(null);
  const save = async (choice: string): Promise<void> => {
    const name = fileName(title);
    if (isCsv(choice)) {
      await saveTable(name, data(), choice, pause);
      return;
    }
    const [kind, size] = choice.split('-') as ['svg' | 'png', SizeId];
    const file = await drawFigure([figure], size, (parts) => noteFor(words, parts, size === 'paper'));
    if (kind === 'svg') saveFile(`${name}-${size}.svg`, new Blob([file.svg], { type: 'image/svg+xml' }));
    else saveFile(`${name}-${size}.png`, await pngOf(file));
  };
  return (
    <MenuTrigger isOpen={open} onOpenChange={setOpen}>
      <Button className="chart-table-button" aria-label={t('export.of', { title })}>
        {t('export.save')}
      </Button>
      <Popover className="popover choice-list" placement="bottom end">
        <Menu
          aria-label={t('export.of', { title })}
          onAction={(choice) => {
            setFailed(null);
            save(String(choice)).catch((error: unknown) => setFailed(messageOf(error)));
          }}
        >
          {[...PICTURES, ...csvForms(i18n.language)].map((id) => (
            <MenuItem key={id} id={id}>
              {t(`export.choices.${id}`)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
      {failed !== null && <span role="alert">{t('export.failed', { reason: failed })}</span>}
    </MenuTrigger>
  );
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** "Test accuracy at early stop" → "test-accuracy-at-early-stop". */
export const fileName = (title: string): string =>
  title
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}.]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60) || 'figure';
