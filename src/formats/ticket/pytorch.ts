/**
 * A Python script that reads an exported ticket with PyTorch alone: checks its counts, measures θ_T,
 * and trains m ⊙ θ₀ again by the protocol of the experiment.
 */
import { said } from './problems';
import { Problem } from '../../problem';
import { registry } from '../../registry';
import { taskOf } from '../../tasks';
import { isKernel, isTrainable } from '../../lottery/parameters';
import { countKept, remainingByParameter, weightsRemaining } from '../../lottery/masks';
import { resultOf } from '../../lottery/results';
import { standardOf } from '../../recording/results';
import { dictionary, number, string, truth, tuple } from './python';
import type { Protocol, TaskScript } from './task-script';
import { ticketLink } from './ticket-file';
import type { Ticket } from './ticket';
import { torchNetwork } from './torch-network';
import { armOf } from '../../lottery/run-key';
import { armNames } from '../../experiment/arm-names';
import { decaysScales } from '../../experiment/sections/engine';
import shared from './scripts/shared.py?raw';

/** The file names that script and help speak of. */
export const TICKET_FILE = 'ticket.safetensors';
const SCRIPT_FILE = 'ticket.py';

const scripts = registry<TaskScript>(
  'script',
  import.meta.glob<TaskScript>('./scripts/*.ts', { eager: true, import: 'default' }),
);

/** The script beside a ticket; none where nobody wrote one for its task. */
export const scriptsOf = (ticket: Ticket, protocol: Protocol): readonly { name: string; text: string }[] =>
  scripts.ids.includes(taskOf(ticket.experiment.data.set).id)
    ? [{ name: SCRIPT_FILE, text: pytorchScript(ticket, protocol) }]
    : [];

/** The script of a ticket. */
export function pytorchScript(ticket: Ticket, protocol: Protocol): string {
  const { experiment, data, network, masks, id, run } = ticket;
  const { training } = experiment;
  const script = scripts.get(taskOf(experiment.data.set).id);
  const { parameters, source } = torchNetwork(network);
  const left = weightsRemaining(network.parameters, remainingByParameter(network.parameters, masks));
  const result = resultOf(id, run.points, run.status === 'diverged', standardOf(ticket), left);
  const values: Record<string, string> = {
    ...script.values(ticket, protocol),
    LINK: string(ticketLink(ticket)),
    RUN: string(`${armNames(experiment).nameOf(armOf(id))}, round ${id.level}, trial ${id.trial + 1}`),
    ENGINE: string(ticket.engine.version),
    ROUNDED: truth(ticket.rounded),
    INPUT_SHAPE: tuple(data.inputShape.map(String)),
    LAYERS: `[\n${source.map((line) => `        ${line},`).join('\n')}\n    ]`,
    PARAMETERS: `[\n${parameters
      .map(({ name, state, shape, spec }, at) => {
        const mask = masks[at];
        const kept = spec.prunable && mask ? String(countKept(mask)) : 'None';
        return `    (${[string(name), string(state), tuple(shape.map(String)), kept, truth(isKernel(spec)), truth(isTrainable(spec))].join(', ')}),`;
      })
      .join('\n')}\n]`,
    STEPS: String(protocol.steps ?? training.steps),
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
    MOMENTUM: String(training.momentum),
    WEIGHT_DECAY: String(training.weightDecay),
    SCALE_DECAY: String(decaysScales(experiment) ? training.scaleDecay : 0),
    TEST_AT_END: number(result.diverged ? null : result.testAtEnd),
    TEST_AT_STOP: number(result.diverged ? null : result.testAtStop),
    STOP_STEP: number(result.stopStep),
    TICKET_FILE: string(TICKET_FILE),
  };
  const whole = script.template.replace('{{SHARED}}', () => shared.trimEnd());
  return whole.replace(/\{\{([A-Z_]+)\}\}/g, (_whole, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Problem(said('template', { name }));
    return value;
  });
}
