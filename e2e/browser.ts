import { findBrowser } from './find-browser.mjs';

/**
 * What Chromium leaves out. Playwright's own list, which this one replaces: things of a window that
 * are not the page's, or call home. And the two pages that each window loads for suggestions below
 * its address bar, which nobody sees here: as much work as the app's own first frame.
 */
const WITHOUT = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxPopup',
];

/** Chromium's flags: no calls home, software WebGPU and WebGL where there is no GPU. */
const ARGUMENTS = [
  // for offline.e2e.ts, a name that is not this machine's own: such pages are not a "secure context"
  '--host-resolver-rules=MAP lab.test 127.0.0.1',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${WITHOUT.join(',')}`,
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
