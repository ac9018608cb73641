import { findBrowser } from './find-browser.mjs';

/** Chromium's flags: no calls home, software WebGPU and WebGL where there is no GPU. */
const ARGUMENTS = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-unsafe-webgpu',
  '--enable-features=Vulkan',
  '--use-webgpu-adapter=swiftshader',
  '--enable-unsafe-swiftshader',
];

/** How Playwright starts the browser that `e2e/install-browser.mjs` has made sure of. */
export const launchOptions = (): { executablePath?: string; args: string[] } => ({
  executablePath: findBrowser(),
  args: process.getuid?.() === 0 ? [...ARGUMENTS, '--no-sandbox'] : ARGUMENTS,
});
