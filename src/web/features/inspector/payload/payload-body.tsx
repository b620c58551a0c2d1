import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { assertUnreachable } from '../../../../core/base/assert.ts';
import type { PayloadFormat } from '../../../../core/payload/guess-format.ts';
import { jsonRows, textRows } from '../../../../core/payload/line-rows.ts';
import { HexView } from '../../../kit/hex-view/hex-view.tsx';
import { PayloadFault } from './payload-fault.tsx';
import { PayloadLines } from './payload-lines.tsx';
import classes from './payload-section.module.css';
import type { PayloadReading } from './read-payload.ts';

export interface PayloadBodyProps {
  readonly reading: PayloadReading;
  readonly format: PayloadFormat;
  readonly bytes: Uint8Array;
  readonly retain: boolean;
}

export function PayloadBody({ reading, format, bytes, retain }: PayloadBodyProps) {
  const { t } = useTranslation('inspector');
  const label = t('payload.content', { format: t(`payload.formats.${format}`) });
  switch (reading.kind) {
    case 'empty':
      return <p className={classes.empty}>{t(retain ? 'payload.emptyRetained' : 'payload.emptyPayload')}</p>;
    case 'hex':
      return (
        <div className={classes.box}>
          <HexView label={label} bytes={bytes} />
        </div>
      );
    case 'json':
    case 'text':
      return <Lines label={label} format={format} reading={reading} />;
    default:
      return assertUnreachable(reading);
  }
}

interface LinesProps {
  readonly label: string;
  readonly format: PayloadFormat;
  readonly reading: Extract<PayloadReading, { kind: 'json' | 'text' }>;
}

function Lines({ label, format, reading }: LinesProps) {
  const rows = useMemo(
    () => (reading.kind === 'json' ? jsonRows(reading.layout) : textRows(reading.text, reading.notJson)),
    [reading],
  );
  return (
    <>
      {reading.kind === 'text' && <PayloadFault format={format} notUtf8={reading.notUtf8} notJson={reading.notJson} />}
      <PayloadLines label={label} rows={rows} numbered={reading.kind === 'json' || rows.lineCount > 1} />
    </>
  );
}
