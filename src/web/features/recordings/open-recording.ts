/** Shows a recording. `name` is that of a file. */
export type OpenRecording = (capture: Blob, name: string) => void;
