/** What every chart has around its marks: title, text summary, table, files, and words while it is empty. */
import { useId, useState, type ReactNode } from 'react';
import { useTexts } from '../../texts';
import { part } from '../../fetched/part';
import type { ChartData } from '../export/chart-data';
import { useEmptyWords } from './empty-words';
import './charts.css';

const SaveMenu = part(
  () => import('../export/save-menu'),
  (file) => file.SaveMenu,
);

export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

interface ChartFrameProps {
  readonly title: string;
  /** what the axes show, with units */
  readonly subtitle?: string;
  /** one or two sentences saying what the chart shows, for those who do not see it */
  readonly summary: string;
  /** the same as numbers, made when somebody opens it */
  readonly table?: () => ChartTable;
  /** all numbers behind the chart in full precision, for a file */
  readonly data: () => ChartData;
  /** words instead of the chart while there is nothing to draw */
  readonly empty?: string | null;
  readonly className?: string;
  /** buttons of its own, in its head */
  readonly controls?: ReactNode;
  /** what of several it shows, chosen on the page in place of its subtitle */
  readonly choice?: ReactNode;
  /** it shows every round, not the selected one */
  readonly overRounds?: boolean;
  readonly children: ReactNode;
}

export function ChartFrame(props: ChartFrameProps) {
  const { title, subtitle, summary, table, data, className = '', overRounds = false, children } = props;
  const empty = useEmptyWords(props.empty ?? null);
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const [figure, setFigure] = useState<HTMLElement | null>(null);
  const id = useId();
  return (
    <figure
      ref={setFigure}
      className={`chart ${className}`}
      data-rounds={overRounds ? 'all' : undefined}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
    >
      <figcaption className="chart-head">
        <span id={`${id}-title`} className="chart-title">
          <strong>{title}</strong> {subtitle && <span className="chart-muted">{subtitle}</span>}
        </span>
        {!empty && props.controls}
        {table && !empty && (
          <button
            type="button"
            className="chart-table-button"
            aria-expanded={open}
            aria-controls={`${id}-table`}
            aria-label={t('charts.frame.tableOf', { title })}
            onClick={() => setOpen(!open)}
          >
            {t('charts.frame.table')}
          </button>
        )}
        {figure && !empty && <SaveButton title={title} figure={figure} data={data} />}
        {!empty && props.choice}
      </figcaption>
      <p id={`${id}-text`} className="chart-hidden">
        {empty ?? summary}
      </p>
      {empty ? (
        <p className="chart-empty" aria-hidden="true">
          {empty}
        </p>
      ) : (
        children
      )}
      <div id={`${id}-table`} className="chart-table-place" hidden={!open}>
        {open && table && <DataTable title={title} table={table()} />}
      </div>
    </figure>
  );
}

interface SaveButtonProps {
  readonly title: string;
  readonly figure: HTMLElement;
  readonly data: () => ChartData;
}

/** Opens the menu of files; its code is fetched at the first press. */
function SaveButton(props: SaveButtonProps) {
  const { t } = useTexts();
  const [wanted, setWanted] = useState(false);
  const button = (
    <button
      type="button"
      className="chart-table-button"
      aria-haspopup="menu"
      aria-expanded={false}
      aria-label={t('export.of', { title: props.title })}
      onClick={() => setWanted(true)}
    >
      {t('export.save')}
    </button>
  );
  if (!wanted) return button;
  return <SaveMenu {...props} startOpen waiting={button} leave={() => setWanted(false)} />;
}

function DataTable({ title, table }: { readonly title: string; readonly table: ChartTable }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so keys must reach it
    <section className="chart-table" aria-label={title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row[0]}>
              {row.map((cell, at) =>
                at === 0 ? (
                  <th key={table.columns[at]} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={table.columns[at]}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
