import type { settings as en } from '../en/settings.ts';
import type { Translation } from '../translation.ts';

export const settings: Translation<typeof en> = {
  title: 'Настройки',
  close: 'Закрыть настройки',
  log: {
    title: 'Хранение сообщений',
    budget: 'Память на каждое подключение',
    unit: 'МиБ',
    hint: 'Когда она заполнится, самые старые сообщения вытесняются, и счётчик это показывает. Закладки остаются.',
    fault: 'Целое число от {{min}} до {{max}}. До исправления действует прежнее значение.',
    unused: 'Сейчас ни одно подключение не хранит сообщений.',
    usage: 'Сколько занято сейчас',
    used: '{{used}} из {{budget}} МиБ',
    kept_one: '{{shown}} сообщение в журнале',
    kept_few: '{{shown}} сообщения в журнале',
    kept_many: '{{shown}} сообщений в журнале',
    kept_other: '{{shown}} сообщения в журнале',
    dropped_one: '{{shown}} вытеснено',
    dropped_few: '{{shown}} вытеснено',
    dropped_many: '{{shown}} вытеснено',
    dropped_other: '{{shown}} вытеснено',
  },
  list: {
    title: 'Список сообщений',
    time: 'Время',
    local: 'Местное',
    utc: 'UTC',
    relative: 'От выбранного',
    gap: 'Интервал',
    compact: 'Плотные строки',
  },
};
