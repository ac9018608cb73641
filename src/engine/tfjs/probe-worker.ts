/** Tests only: probes the backends inside a Web Worker and posts what it found. */
import { probeTfjs } from './index';

void probeTfjs().then((probes) => postMessage(probes));
