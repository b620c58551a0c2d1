/** Hands bytes to the browser as a file to save. */
export function saveBytes(bytes: Uint8Array<ArrayBuffer>, name: string): void {
  // Never the sender's content type: a file of an unknown kind is saved, and nothing in it is run.
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the blob after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
