/** The colour of a layer's line, from the first layer to the last. @param depth among the layers drawn, 0 … 1 */
export const layerColour = (depth: number): string =>
  `color-mix(in srgb, var(--class-2) ${Math.round((1 - depth) * 100)}%, var(--chart-ink))`;
