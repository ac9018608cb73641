/** Tickets' files as accidents and hands leave them, for tests. */
import { levelsOf } from '../../experiment/levels';
import { weightsRemaining } from '../../lottery/masks';
import { sizeOf } from '../../lottery/parameters';
import { stream, type RandomStream } from '../../lottery/random/stream';
import { processorTime } from '../../processor-time-fixture';
import { writeSafetensors, type TensorFile } from './safetensors';
import type { Tensor } from './tensor';
import { readTicket } from './ticket-file';
import type { Ticket } from './ticket';

/** Numbers and texts that do not belong where they are put. */
const STRANGE: readonly unknown[] = [
  0,
  -1,
  1,
  2,
  3,
  0.5,
  4.88,
  1e9,
  1e308,
  -0.1,
  2 ** 31,
  null,
  true,
  '',
  'NaN',
  '{{name}}',
  '$t(app.name)',
  '<img src=x onerror=alert(1)>',
  '__proto__',
  [],
  {},
  [[]],
  ['x'],
  'ticket',
  'full',
  'random-mask',
];
const DTYPES = ['F16', 'BF16', 'F32', 'F64', 'U8', 'I8', 'BOOL', 'I64', 'F8_E4M3', 'X', ''];

/** A number as IEEE 754 binary16 and as bfloat16; exact for small multiples of 1/8. */
export function half(value: number): number {
  if (value === 0) return Object.is(value, -0) ? 0x8000 : 0;
  const exponent = Math.floor(Math.log2(Math.abs(value)));
  return (value < 0 ? 0x8000 : 0) | ((exponent + 15) << 10) | Math.round((Math.abs(value) / 2 ** exponent - 1) * 1024);
}
export const bfloat16 = (value: number): number => new Uint32Array(Float32Array.of(value).buffer)[0] >>> 16;

/** The file with one to three things wrong, always the same for a seed. */
export function mutated(file: TensorFile, seed: number): Uint8Array {
  const random = stream(seed, 'mutations');
  const pick = <T>(values: readonly T[]): T => values[random.below(values.length)];
  const metadata: Record<string, string> = { ...file.metadata };
  let { tensors } = file;
  for (let count = 1 + random.below(3); count > 0; count -= 1) {
    const at = random.below(tensors.length);
    const change = (make: (tensor: Tensor) => Tensor): void => void (tensors = tensors.with(at, make(tensors[at])));
    switch (random.below(9)) {
      case 0: {
        const key = pick(Object.keys(metadata));
        if (key !== undefined) metadata[key] = strangeJson(metadata[key], random);
        break;
      }
      case 1:
        delete metadata[pick(Object.keys(metadata))];
        break;
      case 2:
        metadata.link = (metadata.link ?? '').replace(/\d+/, String(pick([0, 1, 2, 4, 99, 1e9])));
        break;
      case 3:
        change((tensor) => ({ ...tensor, dtype: pick(DTYPES) }));
        break;
      case 4:
        change((tensor) => ({ ...tensor, shape: tensor.shape.map((side) => pick([side, 0, 1, side + 1, 1e8])) }));
        break;
      case 5:
        change((tensor) => ({
          ...tensor,
          bytes: tensor.bytes.map((byte) => (random.below(8) === 0 ? random.below(256) : byte)),
        }));
        break;
      case 6:
        change((tensor) => ({ ...tensor, name: pick(tensors).name }));
        break;
      case 7:
        tensors = pick([
          tensors.filter((_, other) => other !== at),
          [...tensors, { ...tensors[at], name: String(pick(STRANGE)) }],
        ]);
        break;
      default:
        change((tensor) => ({ ...tensor, bytes: pick(tensors).bytes }));
    }
  }
  const bytes = writeSafetensors({ metadata, tensors });
  if (random.below(3) > 0) return bytes;
  const at = random.below(bytes.length);
  return Uint8Array.from([
    ...bytes.subarray(0, at),
    ...Array.from({ length: random.below(3) }, () => random.below(256)),
    ...bytes.subarray(at + random.below(3)),
  ]);
}

/** JSON with a value somewhere in it exchanged; a text that is no JSON is replaced. */
function strangeJson(text: string, random: RandomStream): string {
  const value = STRANGE[random.below(STRANGE.length)];
  try {
    const places: (() => void)[] = [];
    const collect = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const [key, child] of Object.entries(node)) {
        places.push(() => Object.assign(node, { [key]: value }));
        collect(child);
      }
    };
    const json: unknown = JSON.parse(text);
    collect(json);
    if (places.length === 0) return String(value);
    places[random.below(places.length)]();
    return JSON.stringify(json);
  } catch {
    return String(value);
  }
}

/** "consistent", what a ticket that was read contradicts, or the error; and when it took longer than a second of the processor. */
export function outcome(bytes: Uint8Array): string {
  const began = processorTime();
  const said = read(bytes);
  const took = processorTime() - began;
  return took > 1_000 ? `took ${took} ms: ${said}` : said;
}

function read(bytes: Uint8Array): string {
  let ticket: Ticket;
  try {
    ({ ticket } = readTicket(bytes));
  } catch (error) {
    return String(error);
  }
  return contradiction(ticket) ?? 'consistent';
}

function contradiction({ experiment, network, id, masks, theta0, thetaT, prunedIn, run, full }: Ticket): string | null {
  const { parameters: specs } = network;
  if (id.trial >= experiment.chance.trials || id.level > levelsOf(experiment, id.chain ?? 0)) return 'no such run';
  if (
    ![run, ...(full ? [full] : [])].every(({ points }) =>
      points.step.every((step, at) => step > (points.step[at - 1] ?? 0) && step <= experiment.training.steps),
    )
  )
    return 'steps';
  const accuracies = [run, full].flatMap((one) =>
    one ? [one.points['validation.accuracy'], one.points['test.accuracy'], one.points['train.accuracy']].flat() : [],
  );
  if (accuracies.some((value) => value !== null && !(value >= 0 && value <= 1))) return 'accuracies';
  for (const [at, spec] of specs.entries()) {
    const size = sizeOf(spec.shape);
    if (
      [theta0[at], thetaT[at], masks[at] ?? theta0[at], prunedIn?.[at] ?? theta0[at]].some(
        ({ length }) => length !== size,
      )
    )
      return `sizes of ${spec.name}`;
    if (run.status === 'finished' && ![...theta0[at], ...thetaT[at]].every(Number.isFinite))
      return `numbers of ${spec.name}`;
    const mask = masks[at];
    if (mask?.some((bit, place) => bit > 1 || (bit === 0 && thetaT[at][place] !== 0))) return `mask of ${spec.name}`;
    if (mask && prunedIn?.[at]?.some((when, place) => (when === 0) !== (mask[place] === 1) || when > id.level))
      return `history of ${spec.name}`;
  }
  const left = weightsRemaining(
    specs,
    specs.map((spec, at) => masks[at]?.reduce((sum, bit) => sum + bit, 0) ?? sizeOf(spec.shape)),
  );
  return left >= 0 && left <= 1 ? null : 'weights remaining';
}
