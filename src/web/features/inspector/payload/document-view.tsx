// What came of reading a payload: lines, a tree, bytes, or why there is none of them.
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { assertUnreachable } from '../../../../core/base/assert.ts';
import { bytesHere } from '../../../kit/hex-view/byte-source.ts';
import { HexView } from '../../../kit/hex-view/hex-view.tsx';
import section from '../section.module.css';
import { DecoderFault } from './decoder-fault.tsx';
import { openDecoders } from './decoders/decoders-dialog-store.ts';
import { PayloadFault } from './payload-fault.tsx';
import { PayloadLines } from './payload-lines.tsx';
import classes from './payload-section.module.css';
import { PayloadTree } from './payload-tree.tsx';
import { SchemaFaultText } from './schema-fault-text.tsx';
import type { ShownDocument } from './shown-document.ts';
import type { PayloadModel } from './use-payload.ts';

export interface DocumentViewProps {
  readonly label: string;
  readonly document: ShownDocument;
  readonly model: PayloadModel;
  readonly topic: string;
  readonly hex: (markedAt?: number) => ReactNode;
}

export function DocumentView({ label, document, model, topic, hex }: DocumentViewProps) {
  const { t } = useTranslation('payloadViews');
  const { opened } = document;
  const { view, schema } = model;
  const addSchema = (
    <button type="button" className={section.link} onClick={() => openDecoders({ topicFilter: topic, view })}>
      {t(view === 'protobuf' ? 'addProto' : 'addSchema')}
    </button>
  );
  switch (opened.kind) {
    case 'lines':
      return (
        <>
          {opened.base64 && <p className={classes.note}>{t(`base64.${opened.base64}`)}</p>}
          <PayloadFault view={view} notUtf8={opened.notUtf8} notJson={opened.notJson} />
          {opened.repeatedNames > 0 && <p className={classes.fault}>{t('repeatedNames')}</p>}
          <PayloadLines label={label} document={document} />
        </>
      );
    case 'tree':
      return (
        <>
          {view === 'protobuf' && !schema && (
            <p className={classes.note}>
              {t('rawProtobuf')} {addSchema}
            </p>
          )}
          <PayloadTree key={view} label={label} document={document} />
        </>
      );
    case 'bytes':
      return (
        <>
          <p className={classes.note}>{t(`base64.${opened.base64}`)}</p>
          <Bytes label={label} bytes={opened.bytes} />
        </>
      );
    case 'fault':
      return (
        <>
          <DecoderFault view={view} fault={opened.fault} />
          {hex(opened.fault.at)}
        </>
      );
    case 'schema-fault':
      return (
        <>
          <p className={classes.fault}>
            <SchemaFaultText fault={opened.fault} />
          </p>
          {hex()}
        </>
      );
    case 'no-schema':
      return (
        <>
          <p className={classes.fault}>
            {t('noSchema')} {addSchema}
          </p>
          {hex()}
        </>
      );
    default:
      return assertUnreachable(opened);
  }
}

function Bytes({ label, bytes }: { readonly label: string; readonly bytes: Uint8Array }) {
  const source = useMemo(() => bytesHere(bytes), [bytes]);
  return (
    <div className={classes.box}>
      <HexView label={label} bytes={source} />
    </div>
  );
}
