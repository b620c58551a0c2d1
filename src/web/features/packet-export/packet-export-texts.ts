// The export's English texts come with it. Russian has all of its texts in one file.
import i18next from 'i18next';
import { packetExport } from '../../i18n/en/packet-export.ts';

export function addPacketExportTexts(): void {
  i18next.addResourceBundle('en', 'packetExport', packetExport);
}
