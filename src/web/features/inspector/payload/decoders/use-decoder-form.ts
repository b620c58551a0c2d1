// One decoder while it is edited: what is typed, what is wrong with it, and whether it can be saved.
import { useEffect, useState } from 'react';
import { checkTopicFilter } from '../../../../../core/mqtt/topic.ts';
import type { SchemaVerdict } from '../../../../../core/payload/view/check-schema.ts';
import type { DecoderBinding } from '../../../../../core/payload/view/decoder-binding.ts';
import type { PayloadSchema, PayloadView, SchemaFile } from '../../../../../core/payload/view/payload-view.ts';
import { payloadClient } from '../../../../client/payload-client.ts';

export interface DecoderFields {
  readonly topicFilter: string;
  readonly view: PayloadView;
  readonly protoFiles: readonly SchemaFile[];
  readonly messageType: string;
  readonly avro: string;
}

export interface DecoderForm {
  readonly fields: DecoderFields;
  readonly change: (change: Partial<DecoderFields>) => void;
  /** Null while the schema is looked at. */
  readonly verdict: SchemaVerdict | null;
  readonly filterFault: 'noFilter' | 'badFilter' | null;
  readonly isComplete: boolean;
  readonly result: () => DecoderBinding;
}

const NO_SCHEMA: SchemaVerdict = { messageTypes: [], fault: null };

export function useDecoderForm(binding: DecoderBinding): DecoderForm {
  const [fields, setFields] = useState(() => fieldsOf(binding));
  const { view, protoFiles, messageType, avro, topicFilter } = fields;
  const schema = schemaOf(fields);
  const [verdict, setVerdict] = useState<SchemaVerdict | null>(NO_SCHEMA);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the schema is made of these; its message type says nothing of it
  useEffect(() => {
    if (!schema) return setVerdict(NO_SCHEMA);
    let isCurrent = true;
    setVerdict(null);
    void payloadClient.request('checkSchema', { schema }).then((result) => {
      if (!isCurrent) return;
      const told = result.ok ? result.value : brokenOff();
      setVerdict(told);
      const [first] = told.messageTypes;
      if (first === undefined || told.messageTypes.includes(messageType)) return;
      setFields((known) => ({ ...known, messageType: first }));
    });
    return () => {
      isCurrent = false;
    };
  }, [view, protoFiles, avro]);

  const filterFault = topicFilter === '' ? 'noFilter' : checkTopicFilter(topicFilter).ok ? null : 'badFilter';
  const hasType =
    view !== 'protobuf' || protoFiles.length === 0 || verdict?.messageTypes.includes(messageType) === true;
  return {
    fields,
    change: (change) => setFields((known) => ({ ...known, ...change })),
    verdict,
    filterFault,
    isComplete: filterFault === null && verdict !== null && verdict.fault === null && hasType,
    result: () => ({ ...binding, topicFilter, view, schema: schemaOf(fields) }),
  };
}

function fieldsOf({ topicFilter, view, schema }: DecoderBinding): DecoderFields {
  return {
    topicFilter,
    view,
    protoFiles: schema?.kind === 'protobuf' ? schema.files : [],
    messageType: schema?.kind === 'protobuf' ? schema.messageType : '',
    avro: schema?.kind === 'avro' ? schema.text : '',
  };
}

function schemaOf({ view, protoFiles, messageType, avro }: DecoderFields): PayloadSchema | null {
  if (view === 'protobuf' && protoFiles.length > 0) return { kind: 'protobuf', files: protoFiles, messageType };
  return view === 'avro' && avro.trim() !== '' ? { kind: 'avro', text: avro } : null;
}

function brokenOff(): SchemaVerdict {
  return {
    messageTypes: [],
    fault: { file: null, line: null, column: null, detail: 'it takes too long to be read' },
  };
}
