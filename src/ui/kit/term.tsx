/** A word of a sentence that opens its definition: by pointer, touch and keyboard; closes with Escape. */
import type { CSSProperties, ReactNode } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { Pressable } from 'react-aria-components/Pressable';
import './term.css';

interface Props {
  readonly title: string;
  readonly text: string;
  readonly style?: CSSProperties;
  readonly children?: ReactNode;
}

export function Term({ title, text, style, children }: Props) {
  return (
    <DialogTrigger>
      <Pressable>
        {/* a button would be one block, and lines would break around it */}
        <span role="button" className="word term" style={style}>
          {children}
        </span>
      </Pressable>
      <Popover className="popover term-popover" placement="bottom start">
        <Dialog className="popover-body" aria-label={title}>
          <p>
            <strong>{title}:</strong> {text}
          </p>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
