import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS, commandSchema, idOf, isAddressed, readCommand } from './messages';

describe('messages of the page around', () => {
  it.each([
    { ticketLab: 1, type: 'play' },
    { ticketLab: 1, type: 'pause', id: 7 },
    { ticketLab: 1, type: 'step' },
    { ticketLab: 1, type: 'select-round', round: 3, id: 'a' },
    { ticketLab: 1, type: 'select-round', round: null },
    { ticketLab: 1, type: 'set-experiment', link: 'https://x.example/#v=1&pruning.rate=0.2' },
    { ticketLab: 1, type: 'ask-state' },
  ])('%j is a command', (message) => expect(readCommand(message)).toEqual(message));

  it.each([
    [{ ticketLab: 2, type: 'play' }, 'ticketLab is 2; this page speaks version 1.'],
    [{ ticketLab: 1 }, 'type is missing; known: set-experiment, play, pause, step, select-round, ask-state.'],
    [{ ticketLab: 1, type: 'eval' }, 'type is "eval"; known: '],
    [{ ticketLab: 1, type: 'select-round', round: 1.5 }, 'select-round: round is not allowed'],
    [{ ticketLab: 1, type: 'select-round' }, 'select-round: round is not allowed'],
    [{ ticketLab: 1, type: 'set-experiment', link: 'x'.repeat(4_001) }, 'set-experiment: link is not allowed'],
    [{ ticketLab: 1, type: 'play', more: 1 }, 'play: message is not allowed'],
  ])('%j is refused: %s', (message, reason) => expect(() => readCommand(message)).toThrow(reason));

  it('knows every command by name', () => {
    expect(commandSchema.options.map((option) => option.shape.type.value)).toEqual(COMMANDS);
  });

  it('anything else is left alone, and nothing makes it fail otherwise', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        if (!isAddressed(data)) return true;
        try {
          return COMMANDS.includes(readCommand(data).type);
        } catch (error) {
          return error instanceof Error && idOf(data) !== null;
        }
      }),
    );
    expect(isAddressed('play')).toBe(false);
    expect(isAddressed({ type: 'webpackOk' })).toBe(false);
  });
});
