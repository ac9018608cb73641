/** A question mark that explains: opens by pointer, touch and keyboard, closes with Escape. */
import { CircleHelp } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useTexts } from '../../texts';
import './help.css';

export function Help({ title, text }: { readonly title: string; readonly text: string }) {
  const { t } = useTexts();
  return (
    <DialogTrigger>
      <Button className="icon-button small help-button" aria-label={t('form.helpOn', { title })}>
        <CircleHelp aria-hidden />
      </Button>
      <Popover className="popover" placement="right top">
        <Dialog className="popover-body" aria-label={title}>
          <strong>{title}</strong>
          <p>{text}</p>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
