import { expect, test } from 'vitest';
import { defaultExperiment } from '../experiment/schema';
import { record, type LabEvent } from './events';
import { emptyRecording } from './recording';
import { runOf, ticket } from '../lottery/run-key';

const id = runOf(0, ticket, 1);

test('what is told twice is recorded once: a tab that takes over tells all again', () => {
  const events: LabEvent[] = [
    { kind: 'run-started', id },
    { kind: 'masked', trial: 0, chain: 0, level: 0, remaining: [1], prunedIn: [Uint8Array.of(0)] },
    { kind: 'masked', trial: 0, chain: 0, level: 1, remaining: [0], prunedIn: [Uint8Array.of(1)] },
    { kind: 'warning', warning: { kind: 'layer-emptied', id, layer: 0 } },
    { kind: 'warning', warning: { kind: 'layer-emptied', id, layer: 1 } },
    { kind: 'warning', warning: { kind: 'network-cut', id } },
    { kind: 'warning', warning: { kind: 'chain-stopped', id } },
  ];
  const once = events.reduce(record, emptyRecording(defaultExperiment));
  const twice = events.reduce(record, once);
  expect(twice.runs).toEqual(once.runs);
  expect(twice.masks).toEqual(once.masks);
  expect(twice.warnings).toEqual(once.warnings);
  expect(once.warnings).toHaveLength(4);
});
