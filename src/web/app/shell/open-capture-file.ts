// Captures are opened and closed from several places; what it takes comes when it is asked for.

/** Asks for files. */
export function openCaptureFile(): void {
  void import('../../features/capture/open-capture-files.ts').then(({ chooseCaptures }) => chooseCaptures());
}

/** Shows what was read already, as a file of this name. */
export async function openCaptured(capture: Blob, name: string): Promise<void> {
  await (await import('../../state/captures-actions.ts')).openCapture(capture, name);
}

export async function closeCaptureFile(id: string): Promise<void> {
  (await import('../../state/captures-actions.ts')).closeCapture(id);
}
