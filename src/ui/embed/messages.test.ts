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
    [{ ticketLab: 1, type: 'select-round', round: 1.5 }, 'select-round: round is 1.5; allowed: 0 … 100, or null.'],
    [{ ticketLab: 1, type: 'select-round' }, 'select-round: round is missing; allowed: '],
    [
      { ticketLab: 1, type: 'set-experiment', link: 'x'.repeat(4_001) },
      `set-experiment: link is "${'x'.repeat(40)}" … (4001 characters); allowed: a text of at most 4000 characters.`,
    ],
    [{ ticketLab: 1, type: 'play', more: 1 }, 'play: "more" is not known.'],
  ])('%j is refused: %s', (message, reason) => expect(() => readCommand(message)).toThrow(reason));

  it('of a message that is too large nothing is repeated', () => {
    const long = 'x'.repeat(5_000_000);
    const cut = `"${'x'.repeat(40)}" … (5000000 characters)`;
    const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`key-${at}`, at]));
    const said = [
      { ticketLab: 1, type: long },
      { ticketLab: 1, type: { deep: long } },
      { ticketLab: long, type: 'play' },
      { ticketLab: 1, type: 'play', [long]: 1 },
      { ticketLab: 1, type: 'play', ...many },
      { ticketLab: 1, type: 'play', id: long },
      { ticketLab: 1, type: 'set-experiment', link: long },
      { ticketLab: 1, type: 'select-round', round: [long] },
    ].map((message) => {
      try {
        return readCommand(message).type;
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
    });
    expect(said).toEqual([
      `type is ${cut}; known: ${COMMANDS.join(', ')}.`,
      `type is an object; known: ${COMMANDS.join(', ')}.`,
      `ticketLab is ${cut}; this page speaks version 1.`,
      `play: ${cut} is not known.`,
      'play: the message has more than 5 entries.',
      `play: id is ${cut}; allowed: a number, or a text of at most 100 characters.`,
      `set-experiment: link is ${cut}; allowed: a text of at most 4000 characters.`,
      'select-round: round is a list; allowed: 0 … 100, or null.',
    ]);
  });

  it('an id is given back only where it is one', () => {
    const ids = [7, 'q', 'x'.repeat(100), 'x'.repeat(101), 'x'.repeat(5_000_000), { a: 1 }, null, ['q'], undefined];
    expect(ids.map((id) => idOf({ ticketLab: 1, id }))).toEqual([
      7,
      'q',
      'x'.repeat(100),
      ...Array.from({ length: 6 }),
    ]);
    expect(idOf({ ticketLab: 1 })).toBeUndefined();
  });

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
