import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assertUnreachable } from '../../../../core/base/assert.ts';
import type { PropertyEntry } from '../../../../core/mqtt/property.ts';
import { propertyMeaning } from '../../../../core/mqtt/property-meaning.ts';
import { decodeText } from '../../../../core/payload/decode-text.ts';
import { hexText } from '../../../../core/payload/hex-dump.ts';
import section from '../section.module.css';
import { VisibleText } from '../visible-text.tsx';

const FORMATS = {
  bytes: 'properties.bytesOfNoKind',
  'utf-8': 'properties.utf8',
  invalid: 'properties.invalid',
} as const;

/** A property's value, readable, with its unit or what it stands for in grey. */
export function PropertyValue({ entry }: { readonly entry: PropertyEntry }) {
  const { t } = useTranslation('inspector');
  const meaning = propertyMeaning(entry);
  switch (meaning.kind) {
    case 'format-indicator':
      return (
        <>
          {meaning.value} <span className={section.quiet}>{t(FORMATS[meaning.format])}</span>
        </>
      );
    case 'seconds':
      return t('seconds', { value: meaning.value });
    case 'flag':
    case 'number':
      return String(meaning.value);
    case 'text':
      return <LongText text={meaning.value} />;
    case 'pair':
      return (
        <>
          <LongText text={meaning.name} />
          <span className={section.quiet}> = </span>
          <LongText text={meaning.value} />
        </>
      );
    case 'binary':
      return <Binary bytes={meaning.value} />;
    default:
      return assertUnreachable(meaning);
  }
}

function Binary({ bytes }: { readonly bytes: Uint8Array }) {
  const { t } = useTranslation('inspector');
  const text = decodeText(bytes);
  return (
    <>
      <LongText text={hexText(bytes)} />
      {text.ok && text.value !== '' && (
        <div className={section.quiet}>
          {t('properties.quoteBefore')}
          <LongText text={text.value} />
          {t('properties.quoteAfter')}
        </div>
      )}
    </>
  );
}

const SHOWN_CHARACTERS = 400;

/** A string of a property has up to 65,535 bytes: the rest of a long one is one click away. */
function LongText({ text }: { readonly text: string }) {
  const { t, i18n } = useTranslation('inspector');
  const [whole, setWhole] = useState(false);
  if (text === '') return <span className={section.quiet}>{t('properties.emptyText')}</span>;
  if (whole || text.length <= SHOWN_CHARACTERS * 1.25) return <VisibleText text={text} />;
  const rest = new Intl.NumberFormat(i18n.language).format(text.length - SHOWN_CHARACTERS);
  return (
    <>
      <VisibleText text={text.slice(0, SHOWN_CHARACTERS)} />…
      <button type="button" className={section.link} onClick={() => setWhole(true)}>
        {t('properties.more', { rest })}
      </button>
    </>
  );
}
