// Whose connection it is, as far as its address tells: this computer counts as one, whatever it is called.
import { isLoopbackHost } from '../../core/mqtt/host.ts';

export function remoteHost(address: string | undefined): string {
  const plain = (address ?? '').replace(/^::ffff:/iu, '');
  return isLoopbackHost(plain) ? 'loopback' : plain;
}
