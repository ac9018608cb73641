/** What is wrong with a data file: the file's name, then what it holds and what was expected. */
import { Problem, type Said } from '../../../problem';
import { said } from '../problems';

export class DataFileError extends Problem {
  constructor(
    readonly file: string,
    problem: Said,
    options?: ErrorOptions & { readonly foreign?: boolean },
  ) {
    super(said('in-file', { file, problem }), options);
    this.isForeign = options?.foreign ?? false;
  }

  /** it is a file of another kind altogether, not a broken one of a known kind */
  readonly isForeign: boolean;
}

/** Nothing is wrong with any file, but one is not there. */
export class MissingFile extends DataFileError {
  constructor(file: string) {
    super(file, said('missing'));
  }
}
