// Text that another client wrote down in Base64.
import { decodeBinaryText } from '../mqtt/binary-text.ts';

/** Undefined where it is no Base64, or not of text. */
export function textInBase64(text: string): string | undefined {
  const digits = text.replace(/\s/gu, '');
  if (!/^[\w+/-]*={0,2}$/u.test(digits)) return undefined;
  const bytes = decodeBinaryText({ text: digits, encoding: 'base64' });
  if (!bytes.ok) return undefined;
  const decoded = new TextDecoder().decode(bytes.value);
  return /\uFFFD|(?![\t\r\n])\p{Cc}/u.test(decoded) ? undefined : decoded;
}
