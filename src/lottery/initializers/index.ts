import { registry, type Entry } from '../../registry';
import { isKernel, sizeOf, type ParameterSpec } from '../parameters';
import { stream } from '../random/stream';

export interface InitializerSettings {
  readonly initializer: string;
  /** of the Gaussian initializer */
  readonly standardDeviation: number;
}

/** How kernels are drawn: normal with this standard deviation, not truncated (SCIENCE §4). */
export interface Initializer extends Entry {
  standardDeviation(spec: ParameterSpec, settings: InitializerSettings): number;
}

export const initializers = registry<Initializer>(
  'initializer',
  import.meta.glob<Initializer>(['./*.ts', '!./index.ts', '!./*.test.ts'], {
    eager: true,
    import: 'default',
  }),
);

/** Settings and the version of what is drawn by them: it goes up when they would give other numbers. */
export interface Drawing extends InitializerSettings {
  readonly version: number;
}

export const drawingOf = ({ initializer, standardDeviation }: InitializerSettings): Drawing => ({
  initializer,
  standardDeviation,
  version: 1,
});

/**
 * A draw of all parameters. Every parameter has its own stream, named after `names` and itself, so
 * the fans are always the dense layer's and no layer's draw depends on another's width.
 * Biases, shifts and running means start at 0, scales and running variances at 1.
 */
export function initialize(
  specs: readonly ParameterSpec[],
  settings: InitializerSettings,
  seed: number,
  ...names: readonly (string | number)[]
): Float32Array[] {
  const initializer = initializers.get(settings.initializer);
  return specs.map((spec) => {
    const values = new Float32Array(sizeOf(spec.shape));
    if (isKernel(spec) || spec.deviation !== undefined) {
      const random = stream(seed, ...names, spec.name);
      const deviation = spec.deviation ?? initializer.standardDeviation(spec, settings);
      for (let at = 0; at < values.length; at += 1) values[at] = deviation * random.normal();
    } else if (spec.kind === 'scale' || spec.kind === 'variance') {
      values.fill(1);
    }
    return values;
  });
}
