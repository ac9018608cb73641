/** Which graphics chips the browser offers, without loading TF.js. */

/** A way to compute on a graphics chip. */
export interface Graphics {
  readonly backend: 'webgpu' | 'webgl';
  /** is it emulated on the processor? */
  readonly software: boolean;
}

/** Names under which drivers say that they compute on the processor. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|softpipe|swrast|software|basic render|warp\b/i;

/** Does this adapter or renderer name belong to a software emulation? */
export const isSoftware = (name: string): boolean => SOFTWARE.test(name);

/** A driver that does not answer within this many milliseconds is not used. */
const PATIENCE = 700;

/** Asks the browser; in Node there is none. On a page or in a worker, in well under a second. */
export async function findGraphics(): Promise<Graphics[]> {
  const late = new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), PATIENCE);
  });
  const webgpu = await Promise.race([findWebgpu().catch(() => null), late]);
  return [webgpu, findWebgl()].filter((found) => found !== null);
}

/** WebGPU's door: absent in Node, in older browsers and on plain http, whatever the types say. */
export const gpuHere = (): GPU | undefined =>
  typeof navigator === 'undefined' ? undefined : (navigator.gpu as GPU | undefined);

async function findWebgpu(): Promise<Graphics | null> {
  const adapter = await gpuHere()?.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) return null;
  const info = adapter.info as GPUAdapterInfo | undefined; // absent before Chromium 127
  const name = [info?.vendor, info?.architecture, info?.device, info?.description].join(' ');
  return { backend: 'webgpu', software: info?.isFallbackAdapter === true || isSoftware(name) };
}

function findWebgl(): Graphics | null {
  if (typeof OffscreenCanvas === 'undefined') return null;
  try {
    const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
    if (!gl) return null;
    const details = gl.getExtension('WEBGL_debug_renderer_info');
    const name = String(gl.getParameter(details ? details.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
    gl.getExtension('WEBGL_lose_context')?.loseContext(); // browsers allow about 16
    return { backend: 'webgl', software: isSoftware(name) };
  } catch {
    return null; // older Safari: no WebGL in workers
  }
}
