/** What people are told here when something goes wrong, in English. */
import { sentences } from '../problem';

export const said = sentences('engine', {
  'over-memory':
    'The network and its data need {{needed}} of memory; the simd engine may use {{limit}}. Use a smaller network, batch or data set.',
  'examples-too-large': 'The {{split}} examples take {{needed}} MB; this device holds {{most}} MB.',
  'half-precision': 'WebGL computes with 16-bit numbers only here; training needs 32 bits.',
  'no-memory': 'This device has no {{memory}} of memory for the simd engine.',
  'no-simd': 'The simd engine needs WebAssembly with SIMD ({{reason}}).',
  'no-webgpu': 'This browser offers no WebGPU here.',
  'no-adapter': 'This browser has WebGPU, but no adapter for it.',
  'no-webgl': 'This browser offers no WebGL 2 here.',
});
