/** The charts of the middle panel; all move the one selected round. */
import { memo } from 'react';
import { panelsAt, useIsThere } from '..';

type Chart = ReturnType<typeof panelsAt>[number];

/** Charts by line: two halves side by side share one. */
function linesOf(charts: readonly Chart[]): Chart[][] {
  const lines: Chart[][] = [];
  for (const chart of charts) {
    const last = lines.at(-1);
    if (chart.page.half && last?.length === 1 && last[0].page.half) last.push(chart);
    else lines.push([chart]);
  }
  return lines;
}

export const Charts = memo(function Charts() {
  const isThere = useIsThere();
  return (
    <div className="charts">
      {linesOf(panelsAt('results')).map((line) => {
        const charts = line.filter(isThere).map(({ id, page: { Content } }) => <Content key={id} />);
        if (charts.length === 0 || !line[0].page.half) return charts;
        return (
          <div key={line[0].id} className="chart-pair">
            {charts}
          </div>
        );
      })}
    </div>
  );
});
