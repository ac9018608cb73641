/** A small window beside what opens it: by pointer, touch and keyboard; closes with Escape. */
import type { ComponentProps, ReactNode } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';

type Trigger = Pick<ComponentProps<typeof DialogTrigger>, 'isOpen' | 'onOpenChange'>;

interface Props extends Trigger {
  /** what is pressed */
  readonly opener: ReactNode;
  readonly label: string;
  readonly placement: ComponentProps<typeof Popover>['placement'];
  readonly className?: string;
  readonly children: ReactNode;
}

export function Beside({ opener, label, placement, className = '', children, ...trigger }: Props) {
  return (
    <DialogTrigger {...trigger}>
      {opener}
      <Popover className={`popover ${className}`} placement={placement}>
        <Dialog className="popover-body" aria-label={label}>
          {children}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
