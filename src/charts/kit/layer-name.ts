/** What a layer is called, in every chart, list and sentence. */
import type { ParameterSpec } from '../../lottery/parameters';
import type { Translate } from '../../texts';

type Layer = Pick<ParameterSpec, 'kind' | 'layer'>;

/** At the beginning of a line: "Layer 2", "Output". */
export const layerTitle = (t: Translate, { kind, layer }: Layer): string =>
  kind === 'output' ? t('charts.layer.outputTitle') : t('charts.layer.title', { layer });

/** Within a line: "layer 2", "output". */
export const layerName = (t: Translate, { kind, layer }: Layer): string =>
  kind === 'output' ? t('charts.layer.output') : t('charts.layer.numbered', { layer });
