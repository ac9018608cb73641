import { replaceBackend, type RunningBackend } from './backend';

/** Registers TF.js' plain JavaScript backend. It runs everywhere, slowly. */
export async function registerCpu(): Promise<RunningBackend> {
  const { MathBackendCPU } = await import('@tensorflow/tfjs-backend-cpu');
  replaceBackend('cpu', () => new MathBackendCPU());
  return {
    device: 'JavaScript',
    software: false, // not an emulated GPU: it claims to be nothing else
    maxTensorBytes: Infinity,
    finished: null,
    lost: new Promise(() => {}),
    release: () => {},
  };
}
