// What the broker says of itself, and what it can do.
import { useTranslation } from 'react-i18next';
import { addBrokerTexts } from './broker-texts.ts';

addBrokerTexts();

export function BrokerView(_props: { readonly profileId: string }) {
  const { t } = useTranslation('broker');
  return <h2>{t('title')}</h2>;
}
