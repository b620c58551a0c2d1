// Certificates or a key in PEM: pasted, dropped as a file, or chosen; below it stands what was read.
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../../../../core/payload/format-bytes.ts';
import { AreaField, type AreaFieldProps } from '../area-field.tsx';
import { MAX_PEM_BYTES, readPem, readPemFile } from '../draft/pem.ts';
import field from '../form-field.module.css';
import classes from './pem-field.module.css';

export interface PemFieldProps extends AreaFieldProps {
  readonly value: string;
}

export function PemField({ value, onText, hint, fault, ...rest }: PemFieldProps) {
  const { t } = useTranslation('connectionForm');
  const file = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [fileFault, setFileFault] = useState<'pem-binary' | 'pem-too-large' | null>(null);

  const take = async (chosen: File | undefined) => {
    if (!chosen) return;
    if (chosen.size > MAX_PEM_BYTES) return setFileFault('pem-too-large');
    const text = readPemFile(new Uint8Array(await chosen.arrayBuffer()));
    setFileFault(text.ok ? null : 'pem-binary');
    if (text.ok) onText(text.value);
  };
  const onDrop = (event: DragEvent) => {
    setOver(false);
    const dropped = event.dataTransfer.files[0];
    if (!dropped) return;
    event.preventDefault();
    void take(dropped);
  };
  return (
    <AreaField
      {...rest}
      value={value}
      data-over={over || undefined}
      placeholder={t('pem.placeholder')}
      fault={fileFault ? t(`fault.${fileFault}`) : fault}
      hint={
        <>
          <PemContents value={value} />
          {hint}
        </>
      }
      onText={(text) => {
        setFileFault(null);
        onText(text);
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      tools={
        <span className={classes.tools}>
          <button
            type="button"
            className={field.link}
            aria-label={t('pem.chooseFor', { label: rest.label })}
            onClick={() => file.current?.click()}
          >
            {t('pem.choose')}
          </button>
          {value !== '' && (
            <button
              type="button"
              className={field.link}
              aria-label={t('pem.removeFor', { label: rest.label })}
              onClick={() => onText('')}
            >
              {t('pem.remove')}
            </button>
          )}
          <input
            ref={file}
            type="file"
            hidden
            accept=".pem,.crt,.cer,.cert,.key,.txt,application/x-pem-file,application/pkix-cert"
            onChange={(event) => {
              void take(event.currentTarget.files?.[0]);
              event.currentTarget.value = '';
            }}
          />
        </span>
      }
    />
  );
}

/** `CERTIFICATE × 2, 2.4 KB`. */
function PemContents({ value }: { readonly value: string }) {
  const { t } = useTranslation('connectionForm');
  const blocks = readPem(value);
  if (!blocks.ok) return null;
  const counts = new Map<string, { count: number; bytes: number }>();
  for (const { label, bytes } of blocks.value) {
    const known = counts.get(label) ?? { count: 0, bytes: 0 };
    counts.set(label, { count: known.count + 1, bytes: known.bytes + bytes });
  }
  const read = [...counts].map(([label, { count, bytes }]) => {
    const times = count > 1 ? ` × ${count}` : '';
    return `${label}${times}, ${formatBytes(bytes)}`;
  });
  return <span className={classes.read}>{t('pem.read', { contents: read.join('; ') })}</span>;
}
