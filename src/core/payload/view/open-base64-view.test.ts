import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBase64 } from './encode-base64.ts';
import { openBase64View } from './open-base64-view.ts';

const encode = (text: string) => new TextEncoder().encode(text);

describe('a payload as Base64', () => {
  it('is shown as what it stands for', () => {
    expect(openBase64View(encode('eyJhIjoxfQ==')).opened).toMatchObject({ kind: 'lines', isJson: true, lineCount: 3 });
    expect(openBase64View(encode('0J/RgNC40LLQtdGC\n')).text(null)).toBe('Привет');
    expect(openBase64View(encode('AP-_')).opened).toMatchObject({ kind: 'bytes', bytes: Uint8Array.of(0, 255, 191) });
  });

  it('is written as Base64 when it is none', () => {
    const document = openBase64View(Uint8Array.of(0, 255));
    expect(document.opened).toMatchObject({ kind: 'lines', base64: 'encoded' });
    expect(document.text(null)).toBe('AP8=');
  });
});

it('encodes as the platform does', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20_000 }), (bytes) => {
      expect(encodeBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    }),
  );
});
