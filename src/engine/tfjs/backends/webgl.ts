import { said } from '../../problems';
import { Problem } from '../../../problem';
import { env } from '@tensorflow/tfjs-core';
import { isSoftware } from '../../graphics';
import { replaceBackend, type RunningBackend } from './backend';

/**
 * Registers TF.js' WebGL 2 backend on a context of our own, so that its loss is seen and it can be
 * given back: browsers allow about 16 contexts. TF.js itself refuses workers in Safari even where
 * an OffscreenCanvas has WebGL.
 * @throws Error when WebGL 2 or 32-bit float textures are missing.
 */
export async function registerWebgl(): Promise<RunningBackend> {
  const canvas = createCanvas();
  const gl = canvas?.getContext('webgl2', {
    alpha: false,
    antialias: false,
    depth: false,
    stencil: false,
    preserveDrawingBuffer: false,
  }) as WebGL2RenderingContext | null | undefined;
  if (!canvas || !gl) throw new Problem(said('no-webgl'));

  const lost = new Promise<string>((resolve) => {
    canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      resolve('The WebGL context was lost.');
    });
  });
  const loseContext = gl.getExtension('WEBGL_lose_context');
  const release = (): void => loseContext?.loseContext();

  const webgl = await import('@tensorflow/tfjs-backend-webgl');
  webgl.setWebGLContext(2, gl);
  if (!env().getBool('WEBGL_RENDER_FLOAT32_ENABLED')) {
    release();
    throw new Problem(said('half-precision'));
  }
  // Packed textures hold 2 × 2 numbers a pixel. TF.js 4.22 leaves rubbish in the unused ones of an
  // odd row or column and then sums it up: the kernel gradients of a batch of 1 came out wrong.
  env().set('WEBGL_PACK', false);
  // Small tensors would otherwise be computed on the processor, in other bits than on the GPU.
  env().set('WEBGL_CPU_FORWARD', false);

  const gpgpu = new webgl.GPGPUContext(gl);
  replaceBackend('webgl', () => new webgl.MathBackendWebGL(gpgpu));
  const device = rendererOf(gl);
  const side = Number(gl.getParameter(gl.MAX_TEXTURE_SIZE)); // texels, of one float each
  return {
    device,
    software: isSoftware(device),
    maxTensorBytes: 4 * side * side,
    finished: () => gpgpu.createAndWaitForFence(),
    lost,
    release,
  };
}

/** In workers only OffscreenCanvas exists; on a page a plain canvas works in older Safari too. */
function createCanvas(): HTMLCanvasElement | OffscreenCanvas | null {
  if (typeof document !== 'undefined') return document.createElement('canvas');
  return typeof OffscreenCanvas === 'undefined' ? null : new OffscreenCanvas(1, 1);
}

/** The graphics chip's name; browsers may hide it. */
function rendererOf(gl: WebGL2RenderingContext): string {
  const details = gl.getExtension('WEBGL_debug_renderer_info');
  return String(gl.getParameter(details ? details.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
}
