/** zip archives, member by member as they come, so that limits hold before anything large is in memory. */
import { said } from '../problems';
import { Inflate, Unzip, type AsyncFlateStreamHandler, type FlateError, type UnzipFile } from 'fflate';
import { reasonOf } from '../../../problem';
import { DataFileError } from './data-file-error';
import { MOST_FILES, mostUnpacked } from './file-limits';
import { isAside } from './format';
import { flow, type Sink } from './unpack';

export const isZip = (head: Uint8Array): boolean =>
  head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;

/** Where members go. */
interface Members {
  readonly open: (name: string) => Sink;
  /** what is wrong with one member */
  readonly refuse: (problem: DataFileError) => void;
}

/** Archives as people make them, member by member. @throws DataFileError where the archive as a whole cannot be read */
export async function unzip(archive: string, blob: Blob, first: Uint8Array, into: Members): Promise<void> {
  if (first[6] & ENCRYPTED) throw new DataFileError(archive, said('encrypted'));
  const open = new Set<string>();
  let members = 0;
  let found = 0;
  const stream = new Unzip((member) => {
    members += 1;
    if (members > MOST_FILES)
      throw new DataFileError(archive, said('too-many-members', { most: MOST_FILES, mostToo: MOST_FILES }));
    if (isAside(member.name)) return;
    found += 1;
    const name = `${archive}/${member.name}`;
    open.add(name);
    readMember(name, member, mostUnpacked(blob.size), into, () => open.delete(name));
  });
  stream.register(StoppableInflate);
  const guarded = (run: () => void): void => {
    try {
      run();
    } catch (cause) {
      if (cause instanceof DataFileError) throw cause;
      throw damaged(archive, cause);
    }
  };
  await flow(blob, {
    push: (piece) => guarded(() => stream.push(piece, false)),
    end: () => guarded(() => stream.push(new Uint8Array(0), true)),
  });
  const [cut] = open;
  if (cut !== undefined) throw new DataFileError(cut, said('archive-cut-off'));
  if (found === 0) throw new DataFileError(archive, said('no-data-inside'), { foreign: true });
}

const ENCRYPTED = 1;

function damaged(name: string, cause: unknown): DataFileError {
  const reason = reasonOf(cause);
  return new DataFileError(name, said('cannot-unpack', { reason }), { cause });
}

/** One member; what is wrong with it is its own problem, and the rest of the archive is read. */
function readMember(name: string, member: UnzipFile, limit: number, into: Members, done: () => void): void {
  let sink: Sink | null = into.open(name);
  const fail = (error: unknown): void => {
    sink = null;
    done();
    member.terminate();
    into.refuse(error instanceof DataFileError ? error : damaged(name, error));
  };
  const { originalSize } = member;
  if (originalSize !== undefined && originalSize > limit) {
    fail(new DataFileError(name, said('member-too-large', { bytes: originalSize, most: limit })));
    return;
  }
  member.ondata = (error, piece, isLast) => {
    if (!sink) return;
    try {
      if (error) throw error;
      sink.push(piece);
      if (!isLast) return;
      sink.end();
      sink = null;
      done();
    } catch (cause) {
      fail(cause);
    }
  };
  member.start();
}

/** Unpacks nothing more once it is told to stop: the rest of a member may be gigabytes of zeros. */
class StoppableInflate {
  static compression = 8;
  ondata: AsyncFlateStreamHandler = () => undefined;
  private stopped = false;
  private readonly inflate = new Inflate((piece, isLast) => this.ondata(null, piece, isLast));

  push(piece: Uint8Array, isLast: boolean): void {
    if (this.stopped) return;
    try {
      this.inflate.push(piece, isLast);
    } catch (error) {
      this.ondata(error as FlateError, new Uint8Array(0), isLast);
    }
  }

  terminate(): void {
    this.stopped = true;
  }
}
