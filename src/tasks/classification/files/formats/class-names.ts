import { baseName, type Format, type Holding } from '../format';
import { CLASS_NAMES, readClassNames } from '../own-files';

/** The names of classes beside IDX files, as a set of one's own is installed. */
const classNames: Format = {
  id: 'class-names',
  order: 0,
  title: 'names of classes',
  announces: false,
  recognises: (head, name) => baseName(name) === CLASS_NAMES && head.length > 0 && !head.includes(0),
  mostBytes: () => 100_000,
  read: (bytes, name): Holding => ({ kind: 'names', names: readClassNames(bytes, name) }),
};

export default classNames;
