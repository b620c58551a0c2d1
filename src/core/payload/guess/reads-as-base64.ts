// Whether a text is Base64. Words, numbers and digests are written in its letters too, so what it stands for must be
// something, or its end must be padding.
import { decodeBinaryText } from '../../mqtt/binary-text.ts';
import { decodeText } from '../decode-text.ts';
import { findSignature } from '../signature.ts';

const ALPHABET = /^(?:[A-Za-z0-9+/]+|[A-Za-z0-9_-]+)(={0,2})$/;

/** What is not told from so many characters is not told from more. */
const LOOKED_AT = 4096;

/** Shorter texts stand for something readable by chance. */
const MIN_READABLE = 12;
const MIN_PADDED = 8;

/** With `complete` false the text is the beginning of something longer. */
export function readsAsBase64(text: string, complete: boolean): boolean {
  const digits = text.replace(/[\r\n]+/g, '');
  const padding = ALPHABET.exec(digits)?.[1];
  if (padding === undefined || digits.length < MIN_PADDED || /^[0-9a-fA-F]+$/.test(digits)) return false;
  if (complete && digits.length % 4 !== 0) return false;
  const head = digits.length > LOOKED_AT || !complete ? digits.slice(0, LOOKED_AT - (LOOKED_AT % 4)) : digits;
  const whole = head === digits && complete;
  const decoded = decodeBinaryText({
    text: whole ? head : head.slice(0, head.length - (head.length % 4)),
    encoding: 'base64',
  });
  if (!decoded.ok) return false;
  if (padding !== '' || findSignature(decoded.value)) return true;
  return digits.length >= MIN_READABLE && isReadable(decoded.value, whole);
}

function isReadable(bytes: Uint8Array, complete: boolean): boolean {
  const text = decodeText(bytes, complete);
  return text.ok && !/\p{Cc}/u.test(text.value.replace(/[\t\r\n]/g, ''));
}
