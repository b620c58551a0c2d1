import type { workbench as en } from '../en/workbench.ts';
import type { Translation } from '../translation.ts';

export const workbench: Translation<typeof en> = {
  sections: 'Разделы мастерской',
  library: 'Библиотека',
  automation: 'Автоматика',
  devices: 'Устройства',
  scripts: 'Скрипты',
  running_one: 'работает {{count}}',
  running_few: 'работают {{count}}',
  running_many: 'работает {{count}}',
  running_other: 'работают {{count}}',
};
