// What stands over a saved diagram, and what its file is called.
import type { TFunction } from 'i18next';
import type { Exchange } from '../../../../core/log/exchange.ts';
import { rowTime } from '../../../kit/row-time/row-time.ts';
import type { PictureTitle } from './exchange-svg.ts';

/** As much as the picture is wide. */
const MAX_TITLE_CHARS = 62;

export function pictureTitle(exchange: Exchange, t: TFunction<'exchanges'>): PictureTitle {
  const { topic, qos, packetId, startedAt } = exchange;
  const kind = t(`kind.${exchange.kind}`);
  const words = [
    ...(qos === null ? [] : [t('qos', { qos })]),
    ...(packetId === null ? [] : [t('packetId', { id: packetId })]),
  ];
  return {
    title: topic === null ? kind : lastPart(topic),
    subtitle: [topic === null ? null : kind, ...words, rowTime(startedAt).full].filter(Boolean).join(' · '),
  };
}

/** A long topic loses its parents, never its last level. */
function lastPart(topic: string): string {
  const characters = [...topic];
  return characters.length > MAX_TITLE_CHARS ? `…${characters.slice(1 - MAX_TITLE_CHARS).join('')}` : topic;
}

/** Without its ending: `publish-factory-line3-cmd-7`. */
export function pictureFileName({ kind, topic, packetId }: Exchange): string {
  const parts = [kind, topic?.replace(/[^\p{L}\p{N}]+/gu, '-').slice(-60), packetId];
  return parts
    .filter((part) => part !== null && part !== undefined && part !== '')
    .join('-')
    .replace(/-+/g, '-');
}
