// The text of a payload that is too large to be in the page at once: one part after the other, straight from the engine.
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchPayload } from '../../../state/log-access.ts';
import section from '../section.module.css';
import { PayloadLines } from './payload-lines.tsx';
import classes from './payload-section.module.css';
import { openHere } from './shown-document.ts';

export interface TextPartsProps {
  readonly label: string;
  readonly profileId: string;
  readonly seq: number;
  readonly size: number;
}

const PART_BYTES = 1024 * 1024;

export function TextParts({ label, profileId, seq, size }: TextPartsProps) {
  const { t, i18n } = useTranslation('payloadViews');
  const [part, setPart] = useState(0);
  const [bytes, setBytes] = useState<Uint8Array | null>(null);
  const [isGone, setIsGone] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    void fetchPayload(profileId, seq, part * PART_BYTES, PART_BYTES).then((fetched) => {
      if (!isCurrent) return;
      setIsGone(fetched === null);
      if (fetched) setBytes(fetched.subarray(part === 0 ? 0 : characterBegin(fetched)));
    });
    return () => {
      isCurrent = false;
    };
  }, [profileId, seq, part]);
  const document = useMemo(() => bytes && openHere('text', bytes, false), [bytes]);
  const last = Math.ceil(size / PART_BYTES) - 1;
  const shown = (value: number) => value.toLocaleString(i18n.language);
  const place = {
    from: shown(part * PART_BYTES),
    to: shown(Math.min(size, (part + 1) * PART_BYTES) - 1),
    whole: shown(size),
  };
  return (
    <>
      {isGone && <p className={classes.fault}>{t('failure.gone')}</p>}
      {document && <PayloadLines label={label} document={document} />}
      <div className={classes.partly} role="group" aria-label={t('parts.label')}>
        <span role="status">{t('parts.place', place)}</span>
        <span className={classes.actions}>
          <button
            type="button"
            className={section.link}
            aria-disabled={part === 0}
            onClick={() => setPart(Math.max(0, part - 1))}
          >
            {t('parts.previous')}
          </button>
          <button
            type="button"
            className={section.link}
            aria-disabled={part === last}
            onClick={() => setPart(Math.min(last, part + 1))}
          >
            {t('parts.next')}
          </button>
        </span>
      </div>
    </>
  );
}

/** Where the first whole UTF-8 character begins: the cut may go through one. */
function characterBegin(bytes: Uint8Array): number {
  let at = 0;
  while (at < 3 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at++;
  return at;
}
