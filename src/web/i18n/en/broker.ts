// Texts of the broker's own health, and what it can do.
import { brokerProbe } from './broker-probe.ts';

export const broker = {
  title: 'Broker',
  probe: brokerProbe,
};
