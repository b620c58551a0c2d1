// From files that a person chooses or drops to captures that are open.
import { openCapture } from '../../state/captures-actions.ts';

/** What a file dialog offers. */
const ACCEPTED = '.pcap,.pcapng,.cap';

/** The first four bytes, as they stand: pcapng, and pcap with micro- and nanoseconds in both byte orders. */
const MAGICS: readonly number[] = [0x0a0d0d0a, 0xa1b2c3d4, 0xd4c3b2a1, 0xa1b23c4d, 0x4d3cb2a1];

/** By its name, whatever is in it: who names a file so means a capture, and is told what is wrong with it. */
const NAME = /\.(pcap|pcapng|cap)(\.gz)?$/i;

/** Asks for files, and opens all of them. */
export function chooseCaptures(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = ACCEPTED;
  input.onchange = () => {
    for (const file of input.files ?? []) void openCapture(file, file.name);
  };
  input.click();
}

/** Opens what is a capture, unless that is not wanted now; the first file that is none goes to `onOther`. */
export async function openDropped(
  files: readonly File[],
  opensCaptures: boolean,
  onOther: (file: File) => void,
): Promise<void> {
  const others: File[] = [];
  for (const file of files) {
    if (!(await isCapture(file))) others.push(file);
    else if (opensCaptures) void openCapture(file, file.name);
  }
  if (others[0]) onOther(others[0]);
}

async function isCapture(file: File): Promise<boolean> {
  if (NAME.test(file.name)) return true;
  try {
    const head = await file.slice(0, 4).arrayBuffer();
    return head.byteLength === 4 && MAGICS.includes(new DataView(head).getUint32(0));
  } catch {
    // A folder, or a file that is gone.
    return false;
  }
}
