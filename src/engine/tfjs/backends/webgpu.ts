import { said } from '../../problems';
import { Problem } from '../../../problem';
import { env } from '@tensorflow/tfjs-core';
import { gpuHere, isSoftware } from '../../graphics';
import { replaceBackend, type RunningBackend } from './backend';

/** Limits of the adapter that TF.js' kernels make use of; a device gets small ones by default. */
const LIMITS = [
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxComputeWorkgroupSizeX',
  'maxComputeInvocationsPerWorkgroup',
] as const;

/**
 * Registers TF.js' WebGPU backend on a device of our own, so that its loss and its errors are seen.
 * TF.js' own start fails on a missing adapter with a message nobody can read (tfjs issue 8065).
 * @throws Error when the browser has no adapter.
 */
export async function registerWebgpu(): Promise<RunningBackend> {
  const adapter = await gpuHere()?.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new Problem(said('no-adapter'));
  const device = await adapter.requestDevice({
    requiredLimits: Object.fromEntries(LIMITS.map((name) => [name, adapter.limits[name]])),
  });

  const lost = new Promise<string>((resolve) => {
    void device.lost.then(({ message, reason }) => resolve(`The WebGPU device was lost: ${message || reason}.`));
    // WebGPU reports failed allocations and kernels here only; numbers after it are worthless.
    device.addEventListener('uncapturederror', ({ error }) => resolve(`The WebGPU device failed: ${error.message}`));
  });

  const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu');
  // Small tensors would otherwise be computed on the processor, in other bits than on the GPU.
  env().set('WEBGPU_CPU_FORWARD', false);
  // One way to multiply matrices, MatMulPackedProgram. Small products would otherwise be split and
  // added up by float atomics, in any order, so that no two runs were alike.
  env().set('WEBGPU_MATMUL_PROGRAM_TYPE', 3);
  const info = adapter.info as GPUAdapterInfo | undefined; // absent before Chromium 127
  replaceBackend('webgpu', () => new WebGPUBackend(device, info));

  const name = [info?.vendor, info?.architecture, info?.device, info?.description]
    .filter((part, index, parts) => part && parts.indexOf(part) === index)
    .join(' ');
  return {
    device: name || 'unnamed GPU',
    software: info?.isFallbackAdapter === true || isSoftware(name),
    maxTensorBytes: Math.min(device.limits.maxBufferSize, device.limits.maxStorageBufferBindingSize),
    finished: () => device.queue.onSubmittedWorkDone(),
    lost,
    release: () => device.destroy(),
  };
}
