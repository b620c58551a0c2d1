// What views read of an engine's log. Nothing here changes what others see, but for bookmarks.
import { fail, type Result } from '../../core/base/result.ts';
import type { LogCaptureSize } from '../../core/capture/log-capture-size.ts';
import type { ListedPackets } from '../../core/log/packet-row.ts';
import type {
  EngineError,
  Exchange,
  ExchangeStatistics,
  ExportPiece,
  ExportRequest,
  MatchPlace,
  MessageDetail,
  MessageWindow,
  PacketChoice,
  PacketDetail,
  PacketExportPiece,
  PacketExportRequest,
  PacketWindow,
  RelatedMessages,
  RetainedMessage,
  TopicFacts,
  TopicSeries,
  TopicSeriesRequest,
  TopicWindow,
  TopicWindowRequest,
} from '../../core/protocol/engine-contract.ts';
import { engines } from './running-engines.ts';

/** Null when there is no engine, and so no message. */
export async function fetchMessageRows(profileId: string, from: number, count: number): Promise<MessageWindow | null> {
  const result = await engines.get(profileId)?.request('messageRows', { from, count });
  return result?.ok ? result.value : null;
}

/** Null when the message is not kept any more. */
export async function fetchMessageDetail(
  profileId: string,
  seq: number,
  maxPayloadBytes: number,
): Promise<MessageDetail | null> {
  const result = await engines.get(profileId)?.request('messageDetail', { seq, maxPayloadBytes });
  return result?.ok ? result.value : null;
}

/** Null when there is no engine, and so no packet. */
export async function fetchPacketRows(profileId: string, from: number, count: number): Promise<PacketWindow | null> {
  const result = await engines.get(profileId)?.request('packetRows', { from, count });
  return result?.ok ? result.value : null;
}

/** A window of the packet list as it is filtered. Null when there is no engine. */
export async function fetchListedPackets(
  profileId: string,
  from: number,
  count: number,
): Promise<ListedPackets | null> {
  const result = await engines.get(profileId)?.request('listedPackets', { from, count });
  return result?.ok ? result.value : null;
}

/** As `findMatch`, among packets. */
export async function findPacketMatch(
  profileId: string,
  seq: number | null,
  forward: boolean,
): Promise<MatchPlace | null> {
  const result = await engines.get(profileId)?.request('findPacketMatch', { seq, forward });
  return result?.ok ? result.value : null;
}

/** The exchange that a packet belongs to; null: it is not kept, or is part of none. */
export async function fetchExchange(profileId: string, seq: number): Promise<Exchange | null> {
  const result = await engines.get(profileId)?.request('exchangeOf', { seq });
  return result?.ok ? result.value : null;
}

/** Null when there is no engine. */
export async function fetchExchangeStatistics(profileId: string): Promise<ExchangeStatistics | null> {
  const result = await engines.get(profileId)?.request('exchangeStatistics', null);
  return result?.ok ? result.value : null;
}

/** Null when the packet is not kept any more. */
export async function fetchPacketDetail(
  profileId: string,
  seq: number,
  maxBytes: number,
): Promise<PacketDetail | null> {
  const result = await engines.get(profileId)?.request('packetDetail', { seq, maxBytes });
  return result?.ok ? result.value : null;
}

/** At most `length` bytes of a payload from `offset`; null when the message is not kept any more. */
export async function fetchPayload(
  profileId: string,
  seq: number,
  offset: number,
  length: number,
): Promise<Uint8Array | null> {
  const result = await engines.get(profileId)?.request('messagePayload', { seq, offset, length });
  return result?.ok ? result.value : null;
}

/** Null when the message is not kept any more. */
export async function fetchRelated(profileId: string, seq: number): Promise<RelatedMessages | null> {
  const result = await engines.get(profileId)?.request('relatedMessages', { seq });
  return result?.ok ? result.value : null;
}

/** The last message of a topic before `beforeSeq` (null: the last of all); null when none is kept. */
export async function fetchLastOfTopic(
  profileId: string,
  topic: string,
  beforeSeq: number | null,
): Promise<number | null> {
  const result = await engines.get(profileId)?.request('lastOfTopic', { topic, beforeSeq });
  return result?.ok ? result.value : null;
}

/** Null when there is no engine. See the contract's `topicMessages`. */
export async function fetchTopicMessages(
  profileId: string,
  topicFilter: string,
  from: number | null,
  count: number,
): Promise<MessageWindow | null> {
  const result = await engines.get(profileId)?.request('topicMessages', { topicFilter, from, count });
  return result?.ok ? result.value : null;
}

/** Null when there is no engine. */
export async function fetchTopicSeries(profileId: string, wanted: TopicSeriesRequest): Promise<TopicSeries | null> {
  const result = await engines.get(profileId)?.request('topicSeries', wanted);
  return result?.ok ? result.value : null;
}

export async function fetchRetained(profileId: string, topicFilter: string): Promise<readonly RetainedMessage[]> {
  const result = await engines.get(profileId)?.request('retainedMessages', { topicFilter });
  return result?.ok ? result.value : [];
}

/** Has the broker send what it keeps. */
export async function askRetained(profileId: string, topicFilter: string): Promise<Result<null, EngineError>> {
  const engine = engines.get(profileId);
  return engine
    ? engine.request('askRetained', { topicFilter })
    : fail({ code: 'not-connected', message: 'no engine' });
}

export async function fetchExportPiece(
  profileId: string,
  request: ExportRequest,
): Promise<Result<ExportPiece, EngineError>> {
  const engine = engines.get(profileId);
  return engine ? engine.request('exportMessages', request) : fail({ code: 'internal', message: 'no engine' });
}

export async function fetchPacketExportPiece(
  profileId: string,
  request: PacketExportRequest,
): Promise<Result<PacketExportPiece, EngineError>> {
  const engine = engines.get(profileId);
  return engine ? engine.request('exportPackets', request) : fail({ code: 'internal', message: 'no engine' });
}

export function dropPacketExport(profileId: string, exportId: number): void {
  void engines.get(profileId)?.request('dropPacketExport', { exportId });
}

/** Null when there is no engine, or that is not known beforehand. */
export async function fetchPacketExportSize(profileId: string, packets: PacketChoice): Promise<LogCaptureSize | null> {
  const result = await engines.get(profileId)?.request('packetExportSize', { packets });
  return result?.ok ? result.value : null;
}

/** The next message that the search matches, from the one with this sequence number (null: from the list's end). */
export async function findMatch(profileId: string, seq: number | null, forward: boolean): Promise<MatchPlace | null> {
  const result = await engines.get(profileId)?.request('findMatch', { seq, forward });
  return result?.ok ? result.value : null;
}

/** For each of `buckets` equal parts of the list whether a match lies in it. */
export async function fetchMatchMap(profileId: string, buckets: number): Promise<Uint8Array> {
  const result = await engines.get(profileId)?.request('matchMap', { buckets });
  return result?.ok ? result.value : new Uint8Array(buckets);
}

/** Resolves when rows that are fetched from here on say so, with whether the message has a bookmark now. */
export async function setBookmark(profileId: string, seq: number, bookmarked: boolean): Promise<boolean> {
  const result = await engines.get(profileId)?.request('setBookmark', { seq, bookmarked });
  return result?.ok === true && result.value;
}

/** Null when there is no engine, and so no topic. */
export async function fetchTopicRows(profileId: string, wanted: TopicWindowRequest): Promise<TopicWindow | null> {
  const result = await engines.get(profileId)?.request('topicRows', wanted);
  return result?.ok ? result.value : null;
}

/** Null when nothing was seen of the level or topic. */
export async function fetchTopicFacts(profileId: string, topic: string): Promise<TopicFacts | null> {
  const result = await engines.get(profileId)?.request('topicFacts', { topic });
  return result?.ok ? result.value : null;
}

/** Unfolds the tree down to a level or topic. Its row's node; null when nothing was seen of it. */
export async function revealTopic(profileId: string, topic: string): Promise<number | null> {
  const result = await engines.get(profileId)?.request('revealTopic', { topic });
  return result?.ok ? result.value : null;
}

/** Topics that were seen on this connection and hold the text. */
export async function fetchCompletions(profileId: string, text: string, max: number): Promise<readonly string[]> {
  const result = await engines.get(profileId)?.request('completeTopics', { text, max });
  return result?.ok ? result.value : [];
}
