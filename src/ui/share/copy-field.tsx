/** A text to take along: one line or several, read-only, with a button that copies it. */
import { Check, Copy } from 'lucide-react';
import { useId, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../../texts';
import { useCopy } from './use-copy';

interface Props {
  readonly label: string;
  readonly text: string;
  /** lines shown at once; 1: a single line */
  readonly lines?: number;
  /** program text keeps its line breaks and is set in equal widths */
  readonly code?: boolean;
}

export function CopyField({ label, text, lines = 1, code = false }: Props) {
  const { t } = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const { copied, copy } = useCopy(lines === 1 ? input : area);
  const id = useId();
  const isCopied = copied?.text === text ? copied.how : null; // of a text that has changed since: no more
  const className = `text-box ${code ? 'share-code' : ''}`;
  return (
    <div className="share-field">
      <div className="share-field-head">
        <label htmlFor={id}>{label}</label>
        <output className="muted">{isCopied && t(`share.copied.${isCopied}`)}</output>
        <Button className="button" aria-label={t('share.copyOf', { label })} onPress={() => void copy(text)}>
          {isCopied === 'yes' ? <Check aria-hidden /> : <Copy aria-hidden />} {t('share.copy')}
        </Button>
      </div>
      {lines === 1 ? (
        <input
          ref={input}
          id={id}
          className={className}
          readOnly
          value={text}
          onFocus={(event) => event.target.select()}
        />
      ) : (
        <textarea ref={area} id={id} className={className} readOnly value={text} rows={lines} spellCheck={false} />
      )}
    </div>
  );
}
