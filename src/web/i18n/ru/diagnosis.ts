import type { diagnosis as en } from '../en/diagnosis.ts';
import type { Translation } from '../translation.ts';

export const diagnosis: Translation<typeof en> = {};
