import type { session as en } from '../en/session.ts';
import type { Translation } from '../translation.ts';

export const session: Translation<typeof en> = {};
