/** The kernels of one convolution, and what is left of each of its filters. */
import { memo, useCallback, useState } from 'react';
import { useTexts } from '../../../texts';
import { isDead, type UnitLayer } from '../../../charts/masks/connectivity';
import { KernelGrid } from '../../../charts/masks/kernel-grid';
import { canBeColour, filtersAtOnce } from '../../../charts/masks/kernel-grid-layout';
import type { WeightAt } from '../../../charts/masks/mask-heatmap';
import { UnitBars } from '../../../charts/masks/unit-bars';
import { isConvolution } from '../../../lottery/parameters';
import { ChoiceBox } from '../../kit/choice-box';
import { integer, percent } from '../../kit/format';
import { useActions, useLab } from '../../state/lab';
import { layerTitle } from '../../../charts/kit/layer-name';
import { useShown } from '../../state/shown';
import { useConnectivity } from './use-connectivity';
import { useInspection } from '../../state/use-inspection';
import { leftAfter, useMask } from '../../state/use-mask';

const Grid = memo(KernelGrid);
const Bars = memo(UnitBars);

/** Most dead filters named one by one. */
const MOST_NAMED = 12;

export function KernelsView() {
  const { t } = useTexts();
  const { network, remaining, round } = useShown();
  const mask = useMask();
  const inspection = useInspection();
  const selected = useLab((state) => state.selection.weight);
  const { selectWeight } = useActions();
  const specs = network.parameters;
  const convs = specs.flatMap((spec, at) => (isConvolution(spec) ? [at] : []));
  const [chosen, setChosen] = useState<number | null>(null);
  const [isSplit, setSplit] = useState(false);
  const [page, setPage] = useState(0);
  const parameter = chosen !== null && convs.includes(chosen) ? chosen : convs[0];
  const { shape, layer, kind } = specs[parameter];
  const prunedIn = mask?.prunedIn[parameter] ?? null;
  const weights = (inspection?.thetaT ?? inspection?.theta0)?.[parameter] ?? null;
  const values = t(`inside.kernels.values.${inspection?.thetaT ? 'thetaT' : inspection ? 'theta0' : 'mask'}`);

  const colours = canBeColour(shape, parameter === convs[0]);
  const isColour = colours && !isSplit;
  const atOnce = filtersAtOnce(shape, isColour);
  const pages = Math.ceil(shape[3] / atOnce);
  const from = Math.min(page, pages - 1) * atOnce;
  const to = Math.min(from + atOnce, shape[3]);

  const { layers } = useConnectivity(network, mask?.prunedIn ?? null, round) ?? {};
  const units = layers?.find((one) => one.parameter === parameter);
  const filter = selected?.parameter === parameter ? selected.index % shape[3] : null;
  const look = useCallback((weight: WeightAt) => selectWeight(weight), [selectWeight]);
  return (
    <div className="units-view">
      <p className="muted">{t('inside.kernels.intro', { left: percent(remaining[round] ?? 1) })}</p>
      <div className="overlap-choices">
        <span id="kernels-layer">{t('inside.kernels.of')}</span>
        <ChoiceBox
          labelledBy="kernels-layer"
          value={String(parameter)}
          choices={convs.map((at) => ({
            id: String(at),
            text:
              specs[at].kind === 'shortcut'
                ? t('inside.kernels.shortcut', { layer: specs[at].layer })
                : layerTitle(t, specs[at]),
          }))}
          onChange={(id) => {
            setChosen(Number(id));
            setPage(0);
          }}
        />
        {colours && (
          <>
            <span id="kernels-colours">{t('inside.kernels.drawn')}</span>
            <ChoiceBox
              labelledBy="kernels-colours"
              value={isSplit ? 'split' : 'colours'}
              choices={(['colours', 'split'] as const).map((id) => ({ id, text: t(`inside.kernels.drawnAs.${id}`) }))}
              onChange={(id) => setSplit(id === 'split')}
            />
          </>
        )}
        {pages > 1 && (
          <>
            <span id="kernels-filters">{t('inside.kernels.filters')}</span>
            <ChoiceBox
              labelledBy="kernels-filters"
              value={String(from / atOnce)}
              choices={Array.from({ length: pages }, (_, at) => ({
                id: String(at),
                text: t('inside.kernels.range', {
                  from: integer(at * atOnce + 1),
                  to: integer(Math.min((at + 1) * atOnce, shape[3])),
                }),
              }))}
              onChange={(id) => setPage(Number(id))}
            />
          </>
        )}
      </div>
      <Grid
        key={parameter}
        spec={specs[parameter]}
        parameter={parameter}
        prunedIn={prunedIn}
        weights={weights}
        selectedRound={round}
        left={leftAfter(mask, round)[parameter]}
        isColour={isColour}
        from={from}
        to={to}
        values={values}
        weight={selected}
        onWeight={look}
      />
      {kind === 'shortcut' && <p className="muted">{t('inside.kernels.unpruned')}</p>}
      {units && <Bars layer={units} unit={filter} />}
      {units && <p>{deadWords(units)}</p>}
    </div>
  );

  /** Which filters are dead, and why. */
  function deadWords(one: UnitLayer): string {
    const dead = Array.from(one.incoming.keys()).filter((unit) => isDead(one, unit));
    if (dead.length === 0) return t('inside.kernels.noneDead', { layer });
    const names = (list: readonly number[]): string =>
      list
        .slice(0, MOST_NAMED)
        .map((unit) => integer(unit + 1))
        .join(', ') + (list.length > MOST_NAMED ? ' …' : '');
    const [unread, empty] = [
      dead.filter((unit) => one.incoming[unit] > 0),
      dead.filter((unit) => one.incoming[unit] === 0),
    ];
    return [
      ...(empty.length > 0 ? [t('inside.kernels.deadIn', { count: empty.length, names: names(empty) })] : []),
      ...(unread.length > 0 ? [t('inside.kernels.deadOut', { count: unread.length, names: names(unread) })] : []),
    ].join(' ');
  }
}
