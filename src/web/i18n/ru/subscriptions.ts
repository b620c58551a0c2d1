import type { subscriptions as en } from '../en/subscriptions.ts';
import type { Translation } from '../translation.ts';

export const subscriptions: Translation<typeof en> = {};
