import type { inspector as en } from '../en/inspector.ts';
import type { Translation } from '../translation.ts';

export const inspector: Translation<typeof en> = {};
