// Captures are opened and closed from several places; what it takes comes when it is asked for.

/** Asks for files. */
export function openCaptureFile(): void {
  void import('../../features/capture/open-capture-files.ts').then(({ chooseCaptures }) => chooseCaptures());
}

export async function closeCaptureFile(id: string): Promise<void> {
  (await import('../../state/captures-actions.ts')).closeCapture(id);
}
