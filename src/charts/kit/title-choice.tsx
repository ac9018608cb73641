/** What of several a chart shows, chosen in its head, where others have a subtitle. */
import { useId } from 'react';

interface Props<Id extends string> {
  /** what is chosen */
  readonly label: string;
  readonly choices: readonly { readonly id: Id; readonly text: string }[];
  readonly value: Id;
  /** what else its subtitle says */
  readonly note?: string;
  readonly onChange: (id: Id) => void;
}

export function TitleChoice<Id extends string>({ label, choices, value, note, onChange }: Props<Id>) {
  const labelId = useId();
  return (
    <div className="chart-choice chart-on-page" role="group" aria-labelledby={labelId}>
      <span id={labelId} className="chart-muted">
        {label}
      </span>
      {choices.map(({ id, text }) => (
        <button
          key={id}
          type="button"
          className="chart-choice-button"
          aria-pressed={id === value}
          onClick={() => onChange(id)}
        >
          {text}
        </button>
      ))}
      {note && <span className="chart-muted">{note}</span>}
    </div>
  );
}
