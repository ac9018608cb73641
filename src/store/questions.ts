/** Questions to the coordinator whose answers only their asker needs. */
import { said } from '../page-worker/problems';
import { Problem, type Said } from '../problem';
import type { LabMessage, PageMessage } from '../page-worker/run/messages';
import type { Answer, AnswerTo, Question } from '../page-worker/look/questions';

/** Why there is no answer. */
export class NoAnswer extends Problem {}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: NoAnswer) => void;
}

export interface Questions {
  /** @throws NoAnswer (as a rejection) when the question cannot be answered or its worker died */
  ask<Q extends Question>(question: Q): Promise<AnswerTo<Q>>;
  /** true: the message was an answer */
  receive(message: LabMessage): boolean;
  /** the coordinator is another one now, or none: it has not heard of any question */
  forgetAll(reason?: Said): void;
}

export function createQuestions(send: (message: PageMessage) => void, request: () => number): Questions {
  const waiting = new Map<number, Waiting>();
  const settle = (number: number): Waiting | undefined => {
    const found = waiting.get(number);
    waiting.delete(number);
    return found;
  };
  return {
    ask<Q extends Question>(question: Q) {
      return new Promise<AnswerTo<Q>>((resolve, reject) => {
        const number = request();
        waiting.set(number, {
          // an answer is always of the kind of its question
          resolve: (answer) => resolve(answer as AnswerTo<Q>),
          reject,
        });
        send({ kind: 'ask', request: number, question });
      });
    },
    receive(message) {
      if (message.kind === 'answered') {
        settle(message.request)?.resolve(message.answer);
        return true;
      }
      if (message.kind !== 'refused') return false;
      const asked = settle(message.request);
      asked?.reject(new NoAnswer(message.error.message));
      return asked !== undefined;
    },
    forgetAll(reason: Said = said('worker-replaced')) {
      for (const { reject } of waiting.values()) reject(new NoAnswer(reason));
      waiting.clear();
    },
  };
}
