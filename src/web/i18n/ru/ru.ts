import { app } from './app.ts';
import { assertions } from './assertions.ts';
import { automation } from './automation.ts';
import { broker } from './broker.ts';
import { capture } from './capture.ts';
import { charts } from './charts.ts';
import { connectionForm } from './connection-form.ts';
import { connections } from './connections.ts';
import { diagnosis } from './diagnosis.ts';
import { exchanges } from './exchanges.ts';
import { fleet } from './fleet.ts';
import { inspector } from './inspector.ts';
import { learn } from './learn.ts';
import { library } from './library.ts';
import { messageExport } from './message-export.ts';
import { messageFilter } from './message-filter.ts';
import { messages } from './messages.ts';
import { packetExport } from './packet-export.ts';
import { packets } from './packets.ts';
import { payloadViews } from './payload-views.ts';
import { publish } from './publish.ts';
import { publishFaults } from './publish-faults.ts';
import { recordings } from './recordings.ts';
import { related } from './related.ts';
import { replay } from './replay.ts';
import { retained } from './retained.ts';
import { scripts } from './scripts.ts';
import { session } from './session.ts';
import { settings } from './settings.ts';
import { subscriptions } from './subscriptions.ts';
import { topicPanel } from './topic-panel.ts';
import { topics } from './topics.ts';
import { transferExport } from './transfer-export.ts';
import { transferImport } from './transfer-import.ts';
import { workbench } from './workbench.ts';

/** All texts of the interface in Russian, by namespace (one a feature). */
export const ru = {
  app,
  assertions,
  automation,
  broker,
  charts,
  learn,
  capture,
  connections,
  connectionForm,
  scripts,
  session,
  diagnosis,
  exchanges,
  fleet,
  subscriptions,
  publish,
  publishFaults,
  messages,
  library,
  messageExport,
  messageFilter,
  inspector,
  packetExport,
  packets,
  payloadViews,
  recordings,
  related,
  replay,
  retained,
  settings,
  topicPanel,
  topics,
  transferExport,
  transferImport,
  workbench,
};
