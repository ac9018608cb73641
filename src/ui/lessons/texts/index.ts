/** The texts of the lessons, a catalogue per language beside the page's: fetched with the first part that says them. */
import type { ResourceLanguage } from 'i18next';
import { addTexts, afterTexts } from '../../texts';

const files = import.meta.glob<{ readonly default: ResourceLanguage }>('./*.json');

/** @throws NotFetched when they do not come; the next call asks again */
export const loadLessonTexts = (): Promise<void> => addTexts(files);

/** The dynamic import of a part of the lessons, which is there only once its texts are. */
export const withLessonTexts = <Module>(load: () => Promise<Module>): (() => Promise<Module>) =>
  afterTexts(loadLessonTexts, load);
