interface Grown {
  readonly start: Float32Array;
  readonly theta0: Float32Array;
  readonly thetaT: Float32Array;
}

/** Start weights, but 0 where training brought the weight nearer to 0: |θ_T| < |θ_0|. */
export const zeroIfShrunk = ({ start, theta0, thetaT }: Grown): Float32Array =>
  start.map((value, at) => (Math.abs(thetaT[at]) < Math.abs(theta0[at]) ? 0 : value));
