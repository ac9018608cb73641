/** Hands a file to the browser's downloads. */
export function saveFile(
  name: string,
  content: string | Blob | Uint8Array<ArrayBuffer>,
  type = 'application/octet-stream',
): void {
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // the download has begun by then; some browsers read the blob a moment later
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
