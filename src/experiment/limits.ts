/** Limits that no single setting can check, tested on counted sizes before anything is allocated. */
import { methods } from '../lottery/methods';
import { levelCount } from '../lottery/pruning';
import { architectures } from '../models/architectures';
import type { ChoiceField } from '../field';
import { allowedText } from './allowed';
import { chainsOf, experimentOfChain } from './chains';
import { checkControls } from './control-limits';
import { fieldAt, fields, valueOf, withValue } from './fields';
import { said } from './problems';
import { clip, type Checked, type LinkNote } from './link-note';
import { readValue, writeValue } from './link-value';
import type { Experiment } from './schema';
import { sections } from './sections';
import { writeChain } from './sections/compare';
import { collects } from './sections/data';
import { hasScales, readsTokens } from './sections/network';
import { isPlanned, layersOf } from './sections/pruning';
import { checkScoring } from './scoring-limits';
import { checkSize } from './size-limits';

export function checkLimits(experiment: Experiment): Checked {
  const notes: LinkNote[] = [];
  let checked = experiment;
  for (const check of [
    checkArchitecture,
    checkHeads,
    offered('engine.backend'), // not every engine trains every task
    offered('pruning.plan'), // it is one of the architecture
    offered('pruning.unitScore'),
    countRounds,
    checkRoom,
    checkParting,
    checkSize,
    checkLayers,
    checkChains,
    checkControls,
    checkScoring,
    offered('connectivity.plane'), // through copies or a control, where there are some
  ]) {
    const next = check(checked);
    checked = next.experiment;
    notes.push(...next.notes);
  }
  return { experiment: checked, notes };
}

/** Networks for pictures cannot take points in the plane, nor pictures that are too small; tokens need networks of their own. */
function checkArchitecture(experiment: Experiment): Checked {
  const { architecture } = sections.network;
  const given = experiment.network.architecture;
  if (architecture.offers(given, experiment)) return { experiment, notes: [] };
  const used = architecture.choices.find((id) => architecture.offers(id, experiment)) ?? architecture.default;
  const changed = { ...experiment, network: { ...experiment.network, architecture: used } };
  // who asks for none gets one that reads them
  if (given === architecture.default && readsTokens(experiment)) return { experiment: changed, notes: [] };
  const { leastPixels, reads } = architectures.get(given);
  const note =
    collects(experiment) || readsTokens(experiment) || reads === 'tokens'
      ? { ...notOffered('network.architecture', architecture, given, experiment), used }
      : {
          kind: 'no-pictures' as const,
          path: 'network.architecture',
          given,
          used,
          allowed: `${leastPixels}×${leastPixels}`,
        };
  return { experiment: changed, notes: [note] };
}

/** Heads share the values of a token evenly. */
function checkHeads(experiment: Experiment): Checked {
  const { embedding, heads } = experiment.network;
  if (!sections.network.heads.applies(experiment) || embedding % heads === 0) return { experiment, notes: [] };
  const parts = Array.from({ length: heads }, (_, at) => at + 1).filter((count) => embedding % count === 0);
  const used = parts[parts.length - 1];
  const note: LinkNote = {
    kind: 'not-allowed',
    path: 'network.heads',
    given: String(heads),
    used: String(used),
    allowed: parts.join(', '),
  };
  return { experiment: { ...experiment, network: { ...experiment.network, heads: used } }, notes: [note] };
}

/** Where it is said what is left, there are as many rounds; one where a plan is followed. */
function countRounds(experiment: Experiment): Checked {
  const { pruning } = experiment;
  const rounds = isPlanned(experiment) ? 1 : levelCount(pruning);
  return { experiment: { ...experiment, pruning: { ...pruning, rounds } }, notes: [] };
}

/** A choice that this experiment does not offer gives way to the usual one. */
const offered =
  (path: string) =>
  (experiment: Experiment): Checked => {
    const field = fieldAt(path);
    const given = field && valueOf(experiment, field);
    if (field?.kind !== 'choice' || typeof given !== 'string') throw new Error(`"${path}" is not one of several ids.`);
    if (!field.applies(experiment) || field.offers(given, experiment)) return { experiment, notes: [] };
    return {
      experiment: withValue(experiment, field, field.default),
      notes: [notOffered(path, field, given, experiment)],
    };
  };

/** Where it is said of each layer what is left, it is said of all of them. */
function checkLayers(experiment: Experiment): Checked {
  const { layersRemaining: field } = sections.pruning;
  const given = experiment.pruning.layersRemaining;
  // also where one chain alone prunes layer by layer
  const seen = [experiment, ...chainsOf(experiment).map((chain) => experimentOfChain(experiment, chain))];
  if (given === null || !seen.some(field.applies)) return { experiment, notes: [] };
  const layers = layersOf(experiment).length;
  if (given.length === layers) return { experiment, notes: [] };
  const note: LinkNote = {
    kind: 'not-allowed',
    path: 'pruning.layersRemaining',
    given: clip(writeValue(given)),
    used: writeValue(null),
    allowed: said('one-per-layer', { layers, from: field.min, to: field.max }),
  };
  return { experiment: { ...experiment, pruning: { ...experiment.pruning, layersRemaining: null } }, notes: [note] };
}

const notOffered = (path: string, field: ChoiceField<Experiment>, given: string, experiment: Experiment): LinkNote => ({
  kind: 'not-allowed',
  path,
  given,
  used: field.default,
  allowed: field.choices.filter((id) => field.offers(id, experiment)).join(', '),
});

/** Numbers have the room that the rest of the experiment leaves them. */
function checkRoom(experiment: Experiment): Checked {
  const notes: LinkNote[] = [];
  let checked = experiment;
  for (const field of fields) {
    if (field.kind !== 'number' || !field.room || !field.applies(checked)) continue;
    const given = valueOf(checked, field);
    const { min = field.min, max, allowed } = field.room(checked);
    if (given === null || (given >= min && given <= max)) continue;
    const used = Math.max(field.min, given > max ? max : min);
    notes.push({
      kind: given > max ? 'too-large' : 'too-small',
      path: field.path,
      given: String(given),
      used: String(used),
      allowed,
    });
    checked = withValue(checked, field, used);
  }
  return { experiment: checked, notes };
}

/** Copies part before the last step. */
function checkParting(experiment: Experiment): Checked {
  const { connectivity, training } = experiment;
  const steps = connectivity.steps.filter((step) => step < training.steps);
  if (steps.length === connectivity.steps.length || !sections.connectivity.steps.applies(experiment)) {
    return { experiment, notes: [] };
  }
  const note: LinkNote = {
    kind: 'too-large',
    path: 'connectivity.steps',
    given: clip(writeValue(connectivity.steps)),
    used: writeValue(steps),
    allowed: said('steps', { from: 0, to: training.steps - 1, steps: training.steps }),
  };
  return { experiment: { ...experiment, connectivity: { ...connectivity, steps } }, notes: [note] };
}

/**
 * Settings of one chain are those that its method has, each with a value that is allowed there; methods that look at labelled
 * examples are there where these are, and those that rank channels by batch-norm where there is some.
 */
function checkChains(experiment: Experiment): Checked {
  const notes: LinkNote[] = [];
  const acts = collects(experiment);
  const chains = chainsOf(experiment).flatMap((chain, at) => {
    if (acts && methods.get(chain.method).looksAtExamples) {
      notes.push({ kind: 'needs-labels', path: 'compare.chains', given: chain.method, used: '', allowed: '' });
      return [];
    }
    if (methods.get(chain.method).emerges && (acts || !hasScales(experiment))) {
      notes.push({ kind: 'needs-scales', path: 'compare.chains', given: chain.method, used: '', allowed: '' });
      return [];
    }
    const paths = at === 0 ? [] : methods.get(chain.method).settings.map((name) => `pruning.${name}`);
    const own = Object.entries(chain.own).flatMap(([path, text]) => {
      const field = paths.includes(path) ? fieldAt(path) : undefined;
      const note = (used: string, allowed: LinkNote['allowed']): void =>
        void notes.push({ kind: 'not-allowed', path: `chain.${at}.${path}`, given: clip(text), used, allowed });
      if (!field) {
        const allowed = at === 0 ? path : paths.join(', ');
        notes.push({ kind: 'not-of-chain', path: `chain.${at}.${path}`, given: clip(text), used: '', allowed });
        return [];
      }
      const { value, isAllowed } = readValue(field, text);
      const room = field.kind === 'number' ? field.room?.(experiment) : undefined;
      const used = room && typeof value === 'number' ? Math.max(room.min ?? value, Math.min(room.max, value)) : value;
      if (field.kind === 'choice' && typeof value === 'string' && !field.offers(value, experiment)) {
        notes.push(notOffered(`chain.${at}.${path}`, field, value, experiment));
        return [];
      }
      if (!isAllowed || used !== value) note(writeValue(used), room?.allowed ?? allowedText(field));
      return [[path, writeValue(used)] as const];
    });
    return [{ ...chain, own: Object.fromEntries(own) }];
  });
  return { experiment: { ...experiment, compare: { chains: chains.map(writeChain) } }, notes };
}
