/** How far the reader is in each lesson, and what was answered: kept in this browser. */
const KEY = 'ticket-lab-lessons';

export interface LessonProgress {
  /** the step left at */
  readonly step: string;
  /** the last step was left by going on */
  readonly done: boolean;
  /** the choice last made, by step */
  readonly answers: Readonly<Record<string, string>>;
}

type CourseProgress = Readonly<Record<string, LessonProgress>>;

export const NO_PROGRESS: LessonProgress = { step: '', done: false, answers: {} };

/** What is stored; what cannot be read counts as nothing. */
export function readProgress(text: string | null): CourseProgress {
  const stored = parse(text);
  if (!isRecord(stored)) return {};
  return Object.fromEntries(
    Object.entries(stored).flatMap(([lesson, value]) => {
      if (!isRecord(value) || typeof value.step !== 'string') return [];
      const answers = Object.entries(isRecord(value.answers) ? value.answers : {}).filter(
        (answer): answer is [string, string] => typeof answer[1] === 'string',
      );
      return [[lesson, { step: value.step, done: value.done === true, answers: Object.fromEntries(answers) }]];
    }),
  );
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function storedProgress(): CourseProgress {
  try {
    return readProgress(localStorage.getItem(KEY));
  } catch {
    return {}; // storage forbidden
  }
}

/** Notes a change in one lesson. */
export function storeProgress(lesson: string, change: Partial<LessonProgress>): void {
  const course = storedProgress();
  const next = { ...course, [lesson]: { ...NO_PROGRESS, ...course[lesson], ...change } };
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // the lesson goes on without being remembered
  }
}
