/** A quiet button, and what it unfolds below. */
import { ChevronRight } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import './unfold.css';

interface Props {
  readonly label: ReactNode;
  /** for who does not see where it stands; absent: its label */
  readonly name?: string;
  readonly startsOpen?: boolean;
  readonly children: ReactNode;
}

export function Unfold({ label, name, startsOpen = false, children }: Props) {
  const [isOpen, setOpen] = useState(startsOpen);
  const id = useId();
  return (
    <>
      <Button
        className="text-button unfold-button"
        aria-label={name}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onPress={() => setOpen(!isOpen)}
      >
        <ChevronRight aria-hidden /> <span>{label}</span>
      </Button>
      {isOpen && (
        <div id={id} className="unfolded">
          {children}
        </div>
      )}
    </>
  );
}
