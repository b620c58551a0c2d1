// What the broker says of itself, and what it can do.
import { useTranslation } from 'react-i18next';
import { addBrokerTexts } from './broker-texts.ts';
import { BrokerProbeSection } from './probe/broker-probe-section.tsx';

addBrokerTexts();

export function BrokerView({ profileId }: { readonly profileId: string }) {
  const { t } = useTranslation('broker');
  return (
    <div style={{ overflow: 'auto' }}>
      <h2>{t('title')}</h2>
      <BrokerProbeSection profileId={profileId} />
    </div>
  );
}
