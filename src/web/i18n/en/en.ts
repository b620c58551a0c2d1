import { app } from './app.ts';
import { connections } from './connections.ts';
import { diagnosis } from './diagnosis.ts';
import { inspector } from './inspector.ts';
import { messages } from './messages.ts';
import { publish } from './publish.ts';
import { session } from './session.ts';
import { subscriptions } from './subscriptions.ts';

/** All texts of the interface in English, by namespace (one a feature). */
export const en = { app, connections, session, diagnosis, subscriptions, publish, messages, inspector };
