/**
 * A Python script that reads an exported ticket with PyTorch alone: checks its counts, measures θ_T,
 * and trains m ⊙ θ₀ again by the protocol of the experiment.
 */
import { said } from './problems';
import { Problem } from '../../problem';
import { taskOf } from '../../tasks';
import type { TrainingRun } from '../../tasks/training';
import { inputsName, labelsName, SPLITS } from '../../tasks/classification/files/idx-export';
import { isKernel, isTrainable } from '../../lottery/parameters';
import { countKept, remainingByParameter, weightsRemaining } from '../../lottery/masks';
import { resultOf } from '../../lottery/results';
import { standardOf } from '../../recording/results';
import { commandOf } from './commands';
import { ticketLink } from './ticket-file';
import type { Ticket } from './ticket';
import { torchNetwork } from './torch-network';
import { armOf } from '../../lottery/run-key';
import { armNames } from '../../experiment/arm-names';
import template from './pytorch-template.py?raw';

/** The file names that script and help speak of. */
export const TICKET_FILE = 'ticket.safetensors';
const SCRIPT_FILE = 'ticket.py';
const DATA_FOLDER = 'data';

/** How the run was trained, besides what the experiment says of every run. */
type Protocol = Pick<TrainingRun, 'learningRate' | 'schedule' | 'startStep' | 'augment'>;

/** The script beside a ticket; none where accuracy is not what it has to come to. */
export const scriptsOf = (ticket: Ticket, protocol: Protocol): readonly { name: string; text: string }[] =>
  'test.accuracy' in taskOf(ticket.experiment.data.set).columns
    ? [{ name: SCRIPT_FILE, text: pytorchScript(ticket, protocol, commandOf('data', ticket.experiment)) }]
    : [];

/**
 * The script of a ticket.
 * @param dataCommand command line that writes the data as IDX files
 */
export function pytorchScript(ticket: Ticket, protocol: Protocol, dataCommand: string): string {
  const { experiment, data, network, masks, id, run } = ticket;
  const { training } = experiment;
  const { parameters, source } = torchNetwork(network);
  const areBytes = data.inputShape.length === 3; // points are floats
  const left = weightsRemaining(network.parameters, remainingByParameter(network.parameters, masks));
  const result = resultOf(id, run.points, run.status === 'diverged', standardOf(ticket), left);
  const values: Record<string, string> = {
    LINK: string(ticketLink(ticket)),
    RUN: string(`${armNames(experiment).nameOf(armOf(id))}, round ${id.level}, trial ${id.trial + 1}`),
    ENGINE: string(ticket.engine.version),
    ROUNDED: ticket.rounded ? 'True' : 'False',
    DATA_COMMAND: string(dataCommand),
    FILES: dictionary(
      SPLITS.map((split) => [
        split,
        tuple([string(inputsName(split, data.inputShape, areBytes)), string(labelsName(split))]),
      ]),
    ),
    INPUT_SHAPE: tuple(data.inputShape.map(String)),
    EXAMPLES: dictionary(SPLITS.map((split) => [split, String(experiment.data[split])])),
    LAYERS: `[\n${source.map((line) => `        ${line},`).join('\n')}\n    ]`,
    PARAMETERS: `[\n${parameters
      .map(({ name, state, shape, spec }, at) => {
        const mask = masks[at];
        const kept = spec.prunable && mask ? String(countKept(mask)) : 'None';
        return `    (${[string(name), string(state), tuple(shape.map(String)), kept, isKernel(spec) ? 'True' : 'False', isTrainable(spec) ? 'True' : 'False'].join(', ')}),`;
      })
      .join('\n')}\n]`,
    STEPS: String(training.steps),
    BATCH: String(training.batch),
    EVALUATE_EVERY: String(training.evaluateEvery),
    OPTIMIZER: string(training.optimizer),
    LEARNING_RATE: String(protocol.learningRate),
    SCHEDULE: protocol.schedule
      ? dictionary([
          ['kind', string(protocol.schedule.kind)],
          ['drops', tuple(protocol.schedule.drops.map(String))],
          ['factor', String(protocol.schedule.factor)],
          ['warmup', String(protocol.schedule.warmup)],
        ])
      : 'None',
    START_STEP: String(protocol.startStep ?? 0),
    AUGMENT: protocol.augment ? 'True' : 'False',
    STANDARDIZE: areBytes && taskOf(experiment.data.set).standardizes?.(experiment.data) ? 'True' : 'False',
    MOMENTUM: String(training.momentum),
    WEIGHT_DECAY: String(training.weightDecay),
    TEST_AT_END: number(result.diverged ? null : result.testAtEnd),
    TEST_AT_STOP: number(result.diverged ? null : result.testAtStop),
    STOP_STEP: number(result.stopStep),
    TICKET_FILE: string(TICKET_FILE),
    DATA_FOLDER: string(DATA_FOLDER),
  };
  return template.replace(/\{\{([A-Z_]+)\}\}/g, (_whole, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Problem(said('template', { name }));
    return value;
  });
}

/** A Python literal: JSON's texts are Python's, and newlines or quotes cannot break out of it. */
const string = (text: string): string => JSON.stringify(text);
const number = (value: number | null): string => (value === null ? 'None' : String(value));
const tuple = (items: readonly string[]): string => `(${items.join(', ')}${items.length === 1 ? ',' : ''})`;
const dictionary = (entries: readonly (readonly [string, string])[]): string =>
  `{${entries.map(([key, value]) => `${string(key)}: ${value}`).join(', ')}}`;
