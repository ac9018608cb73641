/**
 * Sums of scores by layer, before training. SynFlow's are alike in every pass in chains of layers with ReLU (Tanaka et al.
 * 2020, Theorem 1), so that layers are seldom emptied; not with shortcuts, nor with tanh.
 */
import { area } from 'd3';
import { useMemo, useState } from 'react';
import { useTexts } from '../../texts';
import { PASSES, type Pass } from '../../experiment/view-link';
import type { ParameterSpec } from '../../lottery/parameters';
import { chartData } from '../export/chart-data';
import { ArmLine } from '../kit/arm-line';
import { ChartFrame } from '../kit/chart-frame';
import { ofTrials } from '../kit/format';
import { Keys } from '../kit/keys';
import { Labels } from '../kit/labels';
import { layerName, layerTitle } from '../kit/layer-name';
import { Legend } from '../kit/legend';
import { formatNumber } from '../kit/numbers';
import { RoundSlider } from '../kit/round-slider';
import { TitleChoice } from '../kit/title-choice';
import { useArms } from '../kit/use-arms';
import { useSize } from '../kit/use-size';
import {
  layerCurves,
  layersOf,
  layout,
  type LayerCurve,
  type LayerCurveMark,
  type LayerScores,
} from './layer-scores-layout';

const bandPath = area<LayerCurveMark['band'][number]>()
  .x((point) => point.x)
  .y0((point) => point.low)
  .y1((point) => point.high);

interface LayerScoresChartProps {
  /** of one level */
  readonly tables: readonly LayerScores[];
  readonly specs: readonly ParameterSpec[];
  readonly pass: Pass;
  readonly onPass: (pass: Pass) => void;
}

export function LayerScoresChart({ tables, specs, pass, onPass }: LayerScoresChartProps) {
  const { t } = useTexts();
  const { names, style } = useArms();
  const [ref, size] = useSize<HTMLDivElement>();
  const [layer, setLayer] = useState(0);
  const layers = useMemo(() => layersOf(specs), [specs]);
  const curves = useMemo(() => layerCurves(tables, layers, pass), [tables, layers, pass]);
  const named = names(curves.map(({ arm }) => arm));
  const marks = useMemo(
    () => size && layout({ curves, layers: layers.length, names: names(curves.map(({ arm }) => arm)) }, size),
    [curves, layers, size, names],
  );
  const rowsAt = (at: number): string =>
    curves.map(({ arm, sums, ratios }) => `${named[arm]} ${sumText(sums[at])} (${ratioText(ratios[at])})`).join(', ');
  const wordsAt = (at: number): string => `${layerTitle(t, specs[layers[at]])}: ${rowsAt(at)}.`;
  const trials = Math.max(0, ...tables.map(({ trial }) => trial + 1));
  const title = t('charts.layerScores.title');
  const note = [t('charts.layerScores.subtitle'), ...(trials > 1 ? [ofTrials(trials)] : [])].join(', ');
  const isPassing = curves.some(({ passes }) => passes > 1);
  return (
    <ChartFrame
      title={title}
      subtitle={isPassing ? `${t(`charts.layerScores.in.${pass}`)}; ${note}` : note}
      summary={layers.map((_, at) => wordsAt(at)).join(' ')}
      table={() => ({
        columns: [
          t('charts.layerScores.layer'),
          ...curves.map(({ arm }) => `${named[arm]}, ${t('charts.layerScores.sum')}`),
        ],
        rows: layers.map((parameter, at) => [
          layerName(t, specs[parameter]),
          ...curves.map(({ sums, ratios }) => `${sumText(sums[at])} (${ratioText(ratios[at])})`),
        ]),
      })}
      data={() => dataOf(tables, specs, (chain) => named[`${chain}`] ?? String(chain), t)}
      empty={curves.length === 0 ? t('charts.layerScores.empty') : null}
      className="chart-layer-scores"
      choice={
        isPassing && (
          <TitleChoice
            label={t('charts.layerScores.pass')}
            choices={PASSES.map((id) => ({ id, text: t(`charts.layerScores.passes.${id}`) }))}
            value={pass}
            note={note}
            onChange={onPass}
          />
        )
      }
    >
      <div ref={ref} className="chart-area chart-area-layers">
        {size && marks && (
          <RoundSlider
            marks={marks}
            byRound={marks.byRound}
            size={size}
            selectedRound={layer}
            onSelectRound={setLayer}
            label={title}
            valueText={wordsAt(Math.min(layer, layers.length - 1))}
            xTitle={t('charts.layerScores.xTitle')}
            renderTooltip={({ round }) => (
              <Told at={round} title={layerTitle(t, specs[layers[round]])} curves={curves} />
            )}
          >
            {() => (
              <>
                <line
                  className="chart-goal"
                  x1={marks.plot.left}
                  x2={marks.plot.right}
                  y1={marks.alike}
                  y2={marks.alike}
                />
                {marks.curves.map(({ arm, band }) => (
                  <path key={arm} d={bandPath([...band]) ?? ''} fill={style(arm).colour} className="chart-band" />
                ))}
                {marks.curves.map(({ arm, line }) => (
                  <g key={arm}>
                    <ArmLine arm={arm} spots={line} className="chart-line" />
                    {line.map(({ x, y }) => (
                      <circle key={x} cx={x} cy={y} r={size.em * 0.22} fill={style(arm).colour} />
                    ))}
                  </g>
                ))}
                <Labels labels={marks.labels} fill={(arm) => style(arm).text} />
                <Keys keys={marks.keys} em={size.em} />
              </>
            )}
          </RoundSlider>
        )}
      </div>
      {size && marks && <Legend arms={marks.legend} names={named} marks={[]} em={size.em} />}
    </ChartFrame>
  );
}

/** "48,700", "0.0031" */
const sumText = (sum: number): string => formatNumber(sum, { maximumSignificantDigits: 3 });
/** in parts of the mean layer */
const ratioText = (ratio: number): string => `×\u202f${formatNumber(ratio, { maximumSignificantDigits: 2 })}`;

interface ToldProps {
  readonly at: number;
  readonly title: string;
  readonly curves: readonly LayerCurve[];
}

function Told({ at, title, curves }: ToldProps) {
  const { style, name } = useArms();
  return (
    <>
      <p>
        <strong>{title}</strong>
      </p>
      <table>
        <tbody>
          {curves.map(({ arm, sums, ratios }) => (
            <tr key={arm}>
              <th scope="row" style={{ color: style(arm).text }}>
                {name(arm)}
              </th>
              <td>
                <strong>{sumText(sums[at])}</strong>
              </td>
              <td>{ratioText(ratios[at])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const dataOf = (
  tables: readonly LayerScores[],
  specs: readonly ParameterSpec[],
  nameOf: (chain: number) => string,
  t: Parameters<typeof chartData>[0],
) =>
  chartData(
    t,
    ['arm', 'trial', 'round', 'pass', 'layer', 'sumOfScores', 'meanScore', 'scored'],
    tables.flatMap(({ chain, trial, level, pass, parameter, sum, mean, scored }) =>
      pass.map((one, row) => [
        nameOf(chain),
        trial + 1,
        level,
        one,
        specs[parameter[row]].layer,
        sum[row],
        mean[row],
        scored[row],
      ]),
    ),
  );
