// The few globals that every runtime of this code has and that ECMAScript's own library does not declare.

declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
  encodeInto(text: string, bytes: Uint8Array): { read: number; written: number };
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: Uint8Array | ArrayBuffer, options?: { stream?: boolean }): string;
}

/** Throws for what is no Base64. */
declare function atob(text: string): string;
declare function btoa(binary: string): string;

declare const crypto: { getRandomValues<T extends Uint8Array>(array: T): T };

declare const performance: { now(): number; readonly timeOrigin: number };

/** A file's bytes, which no code here reads. */
interface Blob {
  readonly size: number;
}
