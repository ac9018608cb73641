import { said } from '../../problems';
import { DataFileError } from '../data-file-error';
import { baseName, type Format, type Holding } from '../format';

const MOST = 100_000_000; // bytes: an official file has 30,730,000

/** CIFAR-10's binary version. Its records have no beginning of their own, so names tell. */
const cifar10: Format = {
  id: 'cifar-10',
  order: 3,
  title: 'CIFAR-10',
  announces: false,
  recognises: (head, name) => /(data_batch|test_batch).*\.bin/i.test(baseName(name)) && head.length > 0 && head[0] < 10,
  mostBytes: () => MOST,
  read(bytes, name): Holding {
    const role = roleOf(baseName(name));
    if (!role) throw new DataFileError(name, said('no-batch'));
    return { kind: 'records', role, bytes };
  },
};

/** "data_batch_3 (1).bin" → "batch-3", "test_batch.bin" → "test" */
function roleOf(name: string): string | null {
  if (/test/i.test(name)) return 'test';
  const number = /data_batch\D*(\d)/i.exec(name)?.[1];
  return number === undefined ? null : `batch-${number}`;
}

export default cifar10;
