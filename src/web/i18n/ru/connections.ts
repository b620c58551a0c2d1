import type { connections as en } from '../en/connections.ts';
import type { Translation } from '../translation.ts';

export const connections: Translation<typeof en> = {};
