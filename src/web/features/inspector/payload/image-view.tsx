// A payload as a picture, from its bytes alone: never as HTML or SVG, in which a stranger's script could stand.
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ImageHead, readImageHead } from '../../../../core/payload/image/read-image-head.ts';
import { findSignature } from '../../../../core/payload/signature.ts';
import type { MessageDetail } from '../../../../core/protocol/engine-contract.ts';
import { useByteSize } from '../use-byte-size.ts';
import { loadPayloadParts, MAX_WHOLE_BYTES } from './load-payload.ts';
import classes from './payload-section.module.css';

export interface ImageViewProps {
  readonly profileId: string;
  readonly detail: MessageDetail;
  /** The bytes, in place of what cannot be drawn. */
  readonly hex: () => ReactNode;
}

/** Drawn, a pixel takes four bytes, and a few kilobytes of a file may stand for gigabytes of them. */
const MAX_MEGAPIXELS = 100;

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
};

export function ImageView({ profileId, detail, hex }: ImageViewProps) {
  const { t } = useTranslation('payloadViews');
  const size = useByteSize();
  const signature = findSignature(detail.payload);
  const mediaType = MEDIA_TYPES[signature?.extension ?? ''];
  const isTooLarge = detail.row.size > MAX_WHOLE_BYTES;
  if (!signature || mediaType === undefined || isTooLarge) {
    return (
      <>
        <p className={classes.fault}>
          {isTooLarge ? t('tooLarge', { whole: size(detail.row.size) }) : t('image.unknown')}
        </p>
        {hex()}
      </>
    );
  }
  // Without a head that can be read there is rarely anything to draw, and the browser says so.
  const head = readImageHead(detail.payload);
  if (head && hasTooManyPixels(head)) {
    const { width, height } = head;
    return (
      <>
        <p className={classes.fault}>{t('image.tooLarge', { width, height, max: MAX_MEGAPIXELS })}</p>
        {hex()}
      </>
    );
  }
  return (
    <Picture
      key={detail.row.seq}
      profileId={profileId}
      detail={detail}
      mediaType={mediaType}
      format={signature.name}
      hex={hex}
    />
  );
}

function hasTooManyPixels({ width, height }: ImageHead): boolean {
  return width * height > MAX_MEGAPIXELS * 1e6;
}

interface PictureProps extends ImageViewProps {
  readonly mediaType: string;
  readonly format: string;
}

function Picture({ profileId, detail, mediaType, format, hex }: PictureProps) {
  const { t } = useTranslation('payloadViews');
  const url = usePictureUrl(profileId, detail, mediaType);
  const [extent, setExtent] = useState<{ readonly width: number; readonly height: number } | null>(null);
  const [isBroken, setIsBroken] = useState(false);
  if (url === 'gone') return <p className={classes.fault}>{t('failure.gone')}</p>;
  if (isBroken) {
    return (
      <>
        <p className={classes.fault}>{t('image.broken', { format })}</p>
        {hex()}
      </>
    );
  }
  return (
    <figure className={classes.picture}>
      {url !== null && (
        <img
          src={url}
          alt={extent ? t('image.alt', extent) : t('image.altPlain')}
          onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) => setExtent({ width, height })}
          onError={() => setIsBroken(true)}
        />
      )}
      <figcaption>{extent ? t('image.size', { format, ...extent }) : format}</figcaption>
    </figure>
  );
}

/** Null while the bytes come. */
function usePictureUrl(profileId: string, detail: MessageDetail, mediaType: string): string | 'gone' | null {
  const { payload, row } = detail;
  const { seq, size } = row;
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let isCurrent = true;
    const show = (parts: readonly BlobPart[] | null) => {
      if (!isCurrent) return;
      made = parts && URL.createObjectURL(new Blob([...parts], { type: mediaType }));
      setUrl(made ?? 'gone');
    };
    if (payload.length === size) show([new Uint8Array(payload)]);
    else void loadPayloadParts(profileId, seq, size).then(show);
    return () => {
      isCurrent = false;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [profileId, seq, size, payload, mediaType]);
  return url;
}
