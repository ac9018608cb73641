/**
 * The source's own probability of every character of a text, given all before it: a stack machine over words, and within a
 * word the mass of all words that still fit. What a network answers beyond these bits is its own.
 */
import { log } from '../../../lottery/random/maths';
import { RULES, type Grammar } from './grammar';
import { CLAUSE_WORD, NUMBERS, type GrammaticalNumber, type Words } from './lexicon';

/** A noun phrase that waits for its end: for a verb of its number, or for the full stop. */
interface Open {
  readonly number: GrammaticalNumber;
  readonly role: 'subject' | 'clause' | 'object';
}

/** What was said last, in the innermost of the phrases that are open; `closed`: the phrase is whole. */
interface Place {
  readonly said: 'nothing' | 'determiner' | 'adjective' | 'noun' | 'closed' | 'predicate';
  /** outermost first */
  readonly open: readonly Open[];
  /** of the phrase that comes next, where nothing is said of it yet */
  readonly next: Open['role'];
}

/** One way to go on: a word of these, with this mass in all. */
interface Way {
  readonly words: Words;
  readonly mass: number;
  readonly to: Place;
}

/** What may follow a word, in masses that sum to 1. */
interface Follow {
  readonly stop: number;
  readonly ways: readonly Way[];
}

const START: Place = { said: 'nothing', open: [], next: 'subject' };
const clauseWord: Words = { texts: [CLAUSE_WORD], probabilities: [1] };

function follow({ lexicon, nesting }: Grammar, { said, open, next }: Place): Follow {
  const at = (what: Place['said'], phrases = open): Place => ({ said: what, open: phrases, next });
  const top = open.at(-1);
  const only = (words: Words, to: Place): Follow => ({ stop: 0, ways: [{ words, mass: 1, to }] });
  if (said === 'nothing' || !top) {
    const ways = NUMBERS.map((number) => ({
      words: lexicon.determiners[number],
      mass: RULES.numbers[number],
      to: at('determiner', [...open, { number, role: next }]),
    }));
    return { stop: 0, ways };
  }
  const noun = only(lexicon.nouns[top.number], at('noun'));
  switch (said) {
    case 'determiner':
      return {
        stop: 0,
        ways: [
          { words: lexicon.adjectives, mass: RULES.adjective, to: at('adjective') },
          ...noun.ways.map((way) => ({ ...way, mass: 1 - RULES.adjective })),
        ],
      };
    case 'adjective':
      return noun;
    case 'noun': {
      const closed = follow({ lexicon, nesting }, at('closed'));
      if (open.length > nesting) return closed;
      const clause: Way = {
        words: clauseWord,
        mass: RULES.clause,
        to: { said: 'nothing', open, next: 'clause' },
      };
      const rest = 1 - RULES.clause;
      return {
        stop: rest * closed.stop,
        ways: [clause, ...closed.ways.map((way) => ({ ...way, mass: rest * way.mass }))],
      };
    }
    case 'closed': {
      if (top.role === 'object') return { stop: 1, ways: [] };
      const verb = lexicon.verbs[top.number];
      // the verb of a clause makes whole what the clause belongs to
      return top.role === 'clause' ? only(verb, at('closed', open.slice(0, -1))) : only(verb, at('predicate'));
    }
    case 'predicate': {
      const object = follow({ lexicon, nesting }, { said: 'nothing', open: [], next: 'object' });
      return {
        stop: 1 - RULES.object,
        ways: object.ways.map((way) => ({ ...way, mass: RULES.object * way.mass })),
      };
    }
    default:
      return said satisfies never;
  }
}

/** Where a text stands. */
export interface SourceState {
  /** Probability of this character as the next one; 0: it cannot come. */
  probability(character: string): number;
  /** Behind this character; null: it cannot come. */
  after(character: string): SourceState | null;
  /** characters that can come */
  readonly possible: readonly string[];
}

interface Step {
  probability: number;
  readonly to: () => SourceState;
}

/** The beginning of a sentence. States are made once each, when they are first reached. */
export function sourceOf(grammar: Grammar): SourceState {
  const states = new Map<string, SourceState>();
  const once = (key: string, make: () => ReadonlyMap<string, Step>): SourceState => {
    const known = states.get(key);
    if (known) return known;
    const steps = make();
    const state: SourceState = {
      probability: (character) => steps.get(character)?.probability ?? 0,
      after: (character) => steps.get(character)?.to() ?? null,
      possible: [...steps.keys()],
    };
    states.set(key, state);
    return state;
  };

  /** In a word. @param place before it @param begun its letters so far */
  const inWord = (place: Place, begun: string): SourceState =>
    once(`${JSON.stringify(place)} ${begun}`, () => {
      const fitting = follow(grammar, place).ways.flatMap(({ words, mass, to }) =>
        words.texts.flatMap((text, at) =>
          text.startsWith(begun) ? [{ text, mass: mass * words.probabilities[at], to }] : [],
        ),
      );
      const all = fitting.reduce((sum, { mass }) => sum + mass, 0);
      const steps = new Map<string, Step>();
      const add = (character: string, mass: number, to: () => SourceState): void => {
        if (!(mass > 0)) return;
        const step = steps.get(character) ?? { probability: 0, to };
        step.probability += mass / all;
        steps.set(character, step);
      };
      for (const { text, mass, to } of fitting) {
        if (text === begun) {
          const { stop, ways } = follow(grammar, to);
          add('.', mass * stop, start);
          if (ways.length > 0) add(' ', mass * (1 - stop), () => inWord(to, ''));
        } else {
          const character = text[begun.length];
          add(character, mass, () => inWord(place, begun + character));
        }
      }
      return steps;
    });
  const start = (): SourceState => inWord(START, '');
  return start();
}

/**
 * Bits of each character of a text that begins with a sentence; Infinity where it cannot come, and behind that, where the
 * source has nothing to say any more.
 */
export function bitsOf(start: SourceState, text: string): number[] {
  let state: SourceState | null = start;
  return [...text].map((character) => {
    const probability: number = state?.probability(character) ?? 0;
    state = state?.after(character) ?? null;
    return probability > 0 ? -log(probability) / Math.LN2 : Infinity;
  });
}
