// Texts of the broker's own health, and what it can do, in Russian.
import { brokerProbe } from './broker-probe.ts';

export const broker = {
  title: 'Брокер',
  probe: brokerProbe,
};
