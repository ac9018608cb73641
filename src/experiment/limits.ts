/** Limits that no single setting can check, tested on counted sizes before anything is allocated. */
import { controls } from '../lottery/controls';
import { architectures } from '../models/architectures';
import { fields, valueOf, withValue } from './fields';
import type { Checked, LinkNote } from './link-note';
import type { Experiment } from './schema';
import { sections } from './sections';
import { checkSize } from './size-limits';

export function checkLimits(experiment: Experiment): Checked {
  const notes: LinkNote[] = [];
  let checked = experiment;
  for (const check of [checkArchitecture, checkRoom, checkSize, checkArms]) {
    const next = check(checked);
    checked = next.experiment;
    notes.push(...next.notes);
  }
  return { experiment: checked, notes };
}

/** Networks for pictures cannot take points in the plane, nor pictures that are too small. */
function checkArchitecture(experiment: Experiment): Checked {
  const { architecture } = sections.network;
  const given = experiment.network.architecture;
  if (architecture.offers(given, experiment)) return { experiment, notes: [] };
  const used = architecture.default;
  const { leastPixels } = architectures.get(given);
  return {
    experiment: { ...experiment, network: { ...experiment.network, architecture: used } },
    notes: [
      { kind: 'no-pictures', path: 'network.architecture', given, used, allowed: `${leastPixels}×${leastPixels}` },
    ],
  };
}

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

/** A control arm needs the chain that it takes its masks from. */
function checkArms(experiment: Experiment): Checked {
  const { arms } = experiment.compare;
  const lacking = controls.all.filter(
    ({ id, chain }) => arms.includes(id) && chain !== 'ticket' && !arms.includes(chain),
  );
  if (lacking.length === 0) return { experiment, notes: [] };
  const all = [...arms, ...lacking.map(({ chain }) => chain)];
  return {
    experiment: { ...experiment, compare: { arms: sections.compare.arms.choices.filter((arm) => all.includes(arm)) } },
    notes: lacking.map(({ id, chain }) => ({
      kind: 'needs-arm',
      path: 'compare.arms',
      given: id,
      used: chain,
      allowed: '',
    })),
  };
}
