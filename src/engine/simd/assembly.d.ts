/** AssemblyScript compiled by vite-plugin.ts: the bytes of the WebAssembly module. */
declare module '*.assembly' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
