/** What a set of texts is. Bytes come in as arguments: nothing here fetches. */
import type { Examples, SplitName } from '../../engine/examples';
import type { DataFiles, DataSettings, TaskSet } from '../task';

/** What a set makes its examples by. */
export interface Asked extends DataSettings {
  /** characters of an example */
  readonly window: number;
  /** of the pseudo-language: nouns; verbs and adjectives follow */
  readonly lexicon: number;
  /** of the pseudo-language: most clauses that are open at once */
  readonly nesting: number;
}

/** Examples of a text: windows of characters, each with the one that follows; numbers of characters from 0. */
export interface Windows extends Record<SplitName, Examples> {
  /** [kinds] characters by number; the last may stand for all others */
  readonly characters: readonly string[];
  /** bits per character that the source itself has on the test examples; null: it is not known */
  readonly sourceBits: number | null;
}

/** A set of texts: one file in sets/, found by corpora.ts. */
export interface Corpus extends TaskSet {
  /** place in lists, ascending */
  readonly order: number;
  /** its characters; null when only its files tell */
  readonly characters: readonly string[] | null;
  /** the settings besides `window` and the three sizes that it uses */
  readonly options: readonly ('lexicon' | 'nesting')[];
  readonly most: { readonly train: number; readonly test: number };
  /**
   * Says or reads the examples.
   * @param seed of what is left to chance
   * @throws Problem naming the file or the setting, what it holds and what is allowed.
   */
  load(settings: Asked, seed: number, files: DataFiles): Windows;
}
