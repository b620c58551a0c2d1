// Bytes as a person types them: as text, in hex or in Base64.
import { useTranslation } from 'react-i18next';
import type { BinaryEncoding } from '../../../../../core/mqtt/binary-text.ts';
import { SegmentChoice } from '../../../../kit/segment-choice/segment-choice.tsx';
import { AreaField, type AreaFieldProps } from '../area-field.tsx';

const ENCODINGS: readonly BinaryEncoding[] = ['utf8', 'hex', 'base64'];

export interface BinaryFieldProps extends AreaFieldProps {
  readonly encoding: BinaryEncoding;
  readonly onEncoding: (encoding: BinaryEncoding) => void;
}

/** The name of the encoding's choice is the field's with `encoding` behind it. */
export function BinaryField({ encoding, onEncoding, ...field }: BinaryFieldProps) {
  const { t } = useTranslation('connectionForm');
  return (
    <AreaField
      rows={2}
      {...field}
      tools={
        <SegmentChoice
          label={t('binary.encodingOf', { label: field.label })}
          options={ENCODINGS.map((value) => ({ value, text: t(`binary.${value}`) }))}
          value={encoding}
          onChange={onEncoding}
        />
      }
    />
  );
}
