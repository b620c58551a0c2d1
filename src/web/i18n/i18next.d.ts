import 'i18next';
import type { assertions } from './en/assertions.ts';
import type { automation } from './en/automation.ts';
import type { broker } from './en/broker.ts';
import type { capture } from './en/capture.ts';
import type { charts } from './en/charts.ts';
import type { connectionForm } from './en/connection-form.ts';
import type { en } from './en/en.ts';
import type { exchanges } from './en/exchanges.ts';
import type { fleet } from './en/fleet.ts';
import type { learn } from './en/learn.ts';
import type { library } from './en/library.ts';
import type { messageExport } from './en/message-export.ts';
import type { messageFilter } from './en/message-filter.ts';
import type { packetExport } from './en/packet-export.ts';
import type { packets } from './en/packets.ts';
import type { payloadViews } from './en/payload-views.ts';
import type { publishFaults } from './en/publish-faults.ts';
import type { recordings } from './en/recordings.ts';
import type { related } from './en/related.ts';
import type { replay } from './en/replay.ts';
import type { retained } from './en/retained.ts';
import type { scripts } from './en/scripts.ts';
import type { settings } from './en/settings.ts';
import type { topicPanel } from './en/topic-panel.ts';
import type { topics } from './en/topics.ts';
import type { transferExport } from './en/transfer-export.ts';
import type { transferImport } from './en/transfer-import.ts';
import type { workbench } from './en/workbench.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    /** What is not in the first load is added by the feature that shows it. */
    resources: typeof en & {
      readonly assertions: typeof assertions;
      readonly automation: typeof automation;
      readonly broker: typeof broker;
      readonly capture: typeof capture;
      readonly charts: typeof charts;
      readonly connectionForm: typeof connectionForm;
      readonly exchanges: typeof exchanges;
      readonly fleet: typeof fleet;
      readonly learn: typeof learn;
      readonly library: typeof library;
      readonly messageExport: typeof messageExport;
      readonly messageFilter: typeof messageFilter;
      readonly publishFaults: typeof publishFaults;
      readonly recordings: typeof recordings;
      readonly related: typeof related;
      readonly replay: typeof replay;
      readonly retained: typeof retained;
      readonly packetExport: typeof packetExport;
      readonly packets: typeof packets;
      readonly payloadViews: typeof payloadViews;
      readonly scripts: typeof scripts;
      readonly settings: typeof settings;
      readonly topicPanel: typeof topicPanel;
      readonly topics: typeof topics;
      readonly transferExport: typeof transferExport;
      readonly transferImport: typeof transferImport;
      readonly workbench: typeof workbench;
    };
  }
}
