import type { PlacedLabel } from './place-labels';

interface LabelsProps<Id extends string> {
  readonly labels: readonly PlacedLabel<Id>[];
  /** which name, of something that is not the point of the picture, is written thin */
  readonly thin?: Id;
  readonly fill: (id: Id) => string | undefined;
  /** more classes of a name */
  readonly classOf?: (id: Id) => string | undefined;
}

/** Names beside their lines. */
export function Labels<Id extends string>({ labels, thin, fill, classOf }: LabelsProps<Id>) {
  return labels.map(({ id, text, x, y, left, from }) => (
    <g key={id}>
      {from && left !== undefined && (
        <path className="chart-leader" d={`M${from.x},${from.y}L${left - 3},${y}`} style={{ stroke: fill(id) }} />
      )}
      <text
        x={left ?? x}
        y={y}
        className={[
          id === thin ? 'chart-label-thin' : 'chart-label',
          left !== undefined && 'chart-label-left',
          classOf?.(id),
        ]
          .filter(Boolean)
          .join(' ')}
        style={{ fill: fill(id) }}
      >
        {text}
      </text>
    </g>
  ));
}
