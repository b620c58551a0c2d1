// What the broker says of itself, and what it can do.
import { addBrokerTexts } from './broker-texts.ts';
import classes from './broker-view.module.css';
import { BrokerProbeSection } from './probe/broker-probe-section.tsx';
import { SysSection } from './sys/sys-section.tsx';

addBrokerTexts();

export function BrokerView({ profileId }: { readonly profileId: string }) {
  return (
    <div className={classes.view}>
      <SysSection profileId={profileId} />
      <BrokerProbeSection profileId={profileId} />
    </div>
  );
}
