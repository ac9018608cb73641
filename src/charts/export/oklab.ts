/** CSS names colours that were mixed in oklab by their place there, which programs for figures do not know. */

/** "oklab(0.63 -0.05 -0.04)" or with " / 0.5" as rgb(…) or rgba(…) (Ottosson 2020); null where it is no such colour. */
export function rgbOfOklab(colour: string): string | null {
  const found = /^oklab\(([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.]+))?\)$/.exec(colour);
  if (!found) return null;
  const [lightness, a, b] = found.slice(1, 4).map(Number);
  const [l, m, s] = [
    lightness + 0.3963377774 * a + 0.2158037573 * b,
    lightness - 0.1055613458 * a - 0.0638541728 * b,
    lightness - 0.0894841775 * a - 1.291485548 * b,
  ].map((root) => root ** 3);
  const rgb = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((linear) => {
    const value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
    return Math.round(Math.min(1, Math.max(0, value)) * 255);
  });
  const opacity = found.at(4);
  return opacity === undefined ? `rgb(${rgb.join(', ')})` : `rgba(${rgb.join(', ')}, ${opacity})`;
}
