// A message on the clipboard, whole or in part.

import type { MessageDetail } from '../../../../core/protocol/engine-contract.ts';
import { mosquittoCommand } from '../../../../core/transfer/write-mosquitto-command.ts';
import { copyText } from '../../../kit/copy-text/copy-text.ts';
import { fetchExportPiece, fetchPayload } from '../../../state/log-access.ts';
import { findProfile } from '../../../state/profiles-store.ts';
import { storedSecretNames } from '../../../storage/profile-storage.ts';

export const COPIED_PARTS = ['topic', 'payload', 'json', 'command'] as const;

export type CopiedPart = (typeof COPIED_PARTS)[number];

export type CopyOutcome = 'copied' | 'refused' | 'too-much' | 'gone' | 'not-in-a-command';

/** A clipboard takes more, but nobody pastes it. */
const MAX_COPIED_BYTES = 10 * 1024 * 1024;
/** Linux takes no longer word in a command. */
const MAX_COMMAND_BYTES = 128 * 1024;

const lenient = new TextDecoder();

type Written = { readonly text: string } | Exclude<CopyOutcome, 'copied' | 'refused'>;

export async function copyMessage(profileId: string, detail: MessageDetail, part: CopiedPart): Promise<CopyOutcome> {
  const written = await WRITERS[part](profileId, detail);
  if (typeof written === 'string') return written;
  return (await copyText(written.text)) ? 'copied' : 'refused';
}

const WRITERS: Readonly<Record<CopiedPart, (profileId: string, detail: MessageDetail) => Promise<Written>>> = {
  topic: async (_profileId, { row }) => ({ text: row.topic }),
  payload: async (profileId, detail) => {
    const payload = await payloadOf(profileId, detail, MAX_COPIED_BYTES);
    return typeof payload === 'string' ? payload : { text: lenient.decode(payload) };
  },
  json: async (profileId, { row }) => {
    const piece = await fetchExportPiece(profileId, {
      format: 'json',
      messages: { seqs: [row.seq] },
      next: 0,
      maxBytes: MAX_COPIED_BYTES,
    });
    if (!piece.ok || piece.value.written === 0) return 'gone';
    return piece.value.bytes.length > MAX_COPIED_BYTES ? 'too-much' : { text: lenient.decode(piece.value.bytes) };
  },
  command: writeCommand,
};

async function writeCommand(profileId: string, detail: MessageDetail): Promise<Written> {
  const profile = findProfile(profileId);
  if (!profile) return 'gone';
  const bytes = await payloadOf(profileId, detail, MAX_COMMAND_BYTES);
  if (typeof bytes === 'string') return bytes === 'too-much' ? 'not-in-a-command' : bytes;
  const payload = textOf(bytes);
  if (payload === null) return 'not-in-a-command';
  const secrets: readonly string[] = await storedSecretNames(profileId).catch(() => []);
  const { topic, qos, retain } = detail.row;
  const { command, remarks } = mosquittoCommand(
    // Under the same client id it would throw this client out; and a will is not the message's.
    { ...profile, clientId: '', cleanStart: true, will: undefined, keepAliveS: 60 },
    'pub',
    /Windows/.test(navigator.userAgent) ? 'cmd' : 'sh',
    {
      hasPassword: secrets.includes('password') || profile.askPassword === true,
      topic,
      message: { payload, qos, retain, properties: detail.properties },
    },
  );
  return remarks.includes('not-in-a-command') ? 'not-in-a-command' : { text: command };
}

async function payloadOf(
  profileId: string,
  { payload, row: { seq, size } }: MessageDetail,
  maxBytes: number,
): Promise<Uint8Array | 'too-much' | 'gone'> {
  if (size > maxBytes) return 'too-much';
  return payload.length === size ? payload : ((await fetchPayload(profileId, seq, 0, size)) ?? 'gone');
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
