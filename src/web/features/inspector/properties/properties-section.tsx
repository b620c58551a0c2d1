import { useTranslation } from 'react-i18next';
import { PROPERTY } from '../../../../core/mqtt/property.ts';
import type { MessageDetail } from '../../../../core/protocol/engine-contract.ts';
import section from '../section.module.css';
import { PropertyFact } from './property-fact.tsx';

/** The properties of MQTT 5 that the PUBLISH carried, in their order, under the specification's names. */
export function PropertiesSection({ detail: { properties } }: { readonly detail: MessageDetail }) {
  const { t } = useTranslation('inspector');
  return (
    <section className={section.section}>
      <div className={section.head}>
        <h3 className={section.title}>{t('properties.title')}</h3>
        {properties.length > 0 && <span className={section.count}>{properties.length}</span>}
      </div>
      {properties.length === 0 ? (
        <p className={section.none}>{t('properties.none')}</p>
      ) : (
        <dl className={section.facts}>
          {properties.map((entry, index) => {
            const meaning = MEANINGS.get(entry.id);
            return (
              <PropertyFact
                // biome-ignore lint/suspicious/noArrayIndexKey: properties repeat, and never change
                key={index}
                entry={entry}
                meaning={meaning && t(`properties.meaning.${meaning}`)}
              />
            );
          })}
        </dl>
      )}
    </section>
  );
}

/** Those that a PUBLISH may carry (MQTT 5, section 3.3.2.3), by what they are used for in `PROPERTY`. */
const MEANT = [
  'payloadFormatIndicator',
  'messageExpiryInterval',
  'contentType',
  'responseTopic',
  'correlationData',
  'subscriptionIdentifier',
  'topicAlias',
  'userProperty',
] as const satisfies readonly (keyof typeof PROPERTY)[];

const MEANINGS: ReadonlyMap<number, (typeof MEANT)[number]> = new Map(MEANT.map((name) => [PROPERTY[name], name]));
