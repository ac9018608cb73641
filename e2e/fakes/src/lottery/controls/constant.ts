import type { Control } from '../../../../../src/lottery/controls';
import constantSigns from '../restores/constant-signs';

/** The ticket's masks with the signs of θ₀ alone. */
const constant: Control = {
  id: 'constant',
  order: 99,
  version: 1,
  needs: ['theta0', 'thetaT', 'masks'],
  chain: 'ticket',
  keepsPlaces: true,
  start: ({ specs, theta0, thetaT, masks }) => ({
    weights: constantSigns.survivors({ specs, theta0, thetaK: thetaT, thetaT }),
    masks,
  }),
};
export default constant;
