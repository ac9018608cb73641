import { findBackendFactory, registerBackend, removeBackend } from '@tensorflow/tfjs-core';

/** A TF.js backend that has been started, whatever it runs on. */
export interface RunningBackend {
  /** what it says it runs on: "Google SwiftShader" */
  readonly device: string;
  /** is the GPU only emulated on the processor? */
  readonly software: boolean;
  /** the largest single tensor it can hold, in bytes */
  readonly maxTensorBytes: number;
  /** Resolves when everything sent so far has been computed; `null` where nothing is queued. */
  readonly finished: (() => Promise<void>) | null;
  /** Resolves with the reason when device or context is lost. */
  readonly lost: Promise<string>;
  /** Gives the device or context back to the browser; TF.js' own part is removed before. */
  release(): void;
}

type Factory = Parameters<typeof registerBackend>[1];

/** Registers `factory` instead of the one that importing a backend's package has registered. */
export function replaceBackend(name: string, factory: Factory): void {
  if (findBackendFactory(name)) removeBackend(name);
  registerBackend(name, factory);
}
