import { useTexts } from '../../texts';
import { isKernel, sizeOf } from '../../lottery/parameters';
import { usesPerExample } from '../../models/multiply-adds';
import type { Network } from '../../models/network';
import { integer } from '../kit/format';

/** How large the network is: weights, as "weights remaining" counts them, and the work of an answer. */
export function NetworkView({ network }: { readonly network: Network }) {
  const { t } = useTexts();
  const uses = usesPerExample(network);
  const sizes = network.parameters.map((spec) => (isKernel(spec) ? sizeOf(spec.shape) : 0));
  const work = sizes.reduce((sum, size, at) => sum + size * uses[at], 0);
  const weights = sizes.reduce((sum, size) => sum + size, 0);
  return (
    <>
      <p className="fact">
        <span>{t('form.weights')}</span>
        <span>{integer(weights)}</span>
      </p>
      {work !== weights && (
        <p className="fact">
          <span>{t('form.multiplyAdds')}</span>
          <span>{integer(work)}</span>
        </p>
      )}
    </>
  );
}
