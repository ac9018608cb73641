/** Six significant digits are more than a chart shows; what is not finite becomes null. */
export const rounded = (value: number | null): number | null =>
  value === null || !Number.isFinite(value) ? null : Number(value.toPrecision(6));
