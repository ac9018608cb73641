/** A network as papers name it. */
import type { Translate } from '../../texts';
import { isKernel } from '../../lottery/parameters';
import { architectures, type NetworkSettings } from '../../models/architectures';
import type { Network } from '../../models/network';

/**
 * "784–300–100–10", "ResNet-20, 16 filters", "Conv-2, 8 filters, dense 32": what is as published stays
 * unsaid, but for the number of filters.
 * @param network where inputs and outputs are known; else of a fully connected one "300–100"
 */
export function networkText(t: Translate, settings: NetworkSettings, network?: Network): string {
  const { architecture, filters, denseWidths } = settings;
  const { options, published } = architectures.get(architecture);
  const units = network ? unitsOf(network) : settings.widths;
  if (options.includes('widths') && units.length > 0) return units.join('–');
  const count = filters ?? published.filters;
  const dense = (denseWidths ?? published.denseWidths)?.join('–');
  return [
    t(`settings.network.architecture.choices.${architecture}`),
    ...(options.includes('filters') && count !== null ? [t('network.filters', { count })] : []),
    ...(options.includes('denseWidths') && dense && dense !== published.denseWidths?.join('–')
      ? [t('network.dense', { widths: dense })]
      : []),
  ].join(', ');
}

/** The same with what kind of network it is: "Fully connected, 784–300–100–10". */
export function kindOfNetwork(t: Translate, settings: NetworkSettings, network: Network): string {
  const text = networkText(t, settings, network);
  const kind = t(`settings.network.architecture.choices.${settings.architecture}`);
  return text.startsWith(kind) ? text : `${kind}, ${text}`;
}

/** Inputs and units of the layers of a fully connected network. */
function unitsOf({ parameters }: Network): number[] {
  const shapes = parameters.filter(isKernel).map(({ shape }) => shape);
  return [shapes[0][0], ...shapes.map(([, units]) => units)];
}
