// The formats of exports behind one face: what stands before, between and after messages, and how one is written.
import { assertUnreachable } from '../base/assert.ts';
import type { ByteWriter } from './byte-writer.ts';
import { csvHeader, writeCsvRow } from './csv-export.ts';
import type { ExportedConnection, ExportedMessage, ExportFormat } from './exported-message.ts';
import { writeJsonMessage } from './json-export.ts';
import { writeNdjsonMessage } from './ndjson-export.ts';

export interface MessageWriter {
  readonly head: string;
  readonly between: string;
  readonly tail: string;
  readonly write: (message: ExportedMessage, out: ByteWriter) => void;
}

export function messageWriter(format: ExportFormat, connection: ExportedConnection): MessageWriter {
  switch (format) {
    case 'json':
      return { head: '[\n', between: ',\n', tail: '\n]\n', write: writeJsonMessage };
    case 'ndjson':
      return { head: '', between: '', tail: '', write: writeNdjsonMessage };
    case 'csv':
      return {
        head: csvHeader(),
        between: '',
        tail: '',
        write: (message, out) => writeCsvRow(message, connection, out),
      };
    default:
      return assertUnreachable(format);
  }
}
