import { fail, ok, type Result } from '../../base/result.ts';
import type { PayloadFault } from '../payload-fault.ts';

/** White space, commas, colons, and `0x` before a byte may stand between digits. */
export function encodeHex(text: string): Result<Uint8Array<ArrayBuffer>, PayloadFault> {
  const bytes = new Uint8Array(text.length >> 1);
  let length = 0;
  let high = -1;
  let highAt = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const digit = digitOf(code);
    if (digit === 0 && high < 0 && (text.charCodeAt(at + 1) | 0x20) === 0x78) {
      at++;
    } else if (digit >= 0) {
      if (high < 0) {
        high = digit;
        highAt = at;
      } else {
        bytes[length++] = (high << 4) | digit;
        high = -1;
      }
    } else if (!isSeparator(code)) {
      return fail({
        reason: 'bad-hex',
        from: at,
        to: at + 1,
        path: null,
        detail: String.fromCodePoint(text.codePointAt(at) as number),
      });
    } else if (high >= 0) {
      return fail({ reason: 'odd-hex', from: highAt, to: highAt + 1, path: null, detail: null });
    }
  }
  if (high >= 0) return fail({ reason: 'odd-hex', from: highAt, to: highAt + 1, path: null, detail: null });
  return ok(bytes.slice(0, length));
}

/** -1: none. */
function digitOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

function isSeparator(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0x2c || code === 0x3a || code === 0xa0;
}
