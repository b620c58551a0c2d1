import type { subscriptions as en } from '../en/subscriptions.ts';
import type { Translation } from '../translation.ts';

export const subscriptions: Translation<typeof en> = {
  title: 'Подписки',
  filter: 'Фильтр топиков',
  placeholder: 'Фильтр топиков',
  qos: 'QoS подписки',
  subscribe: 'Подписаться',
  empty: 'Подписок пока нет. Введите выше фильтр топиков, чтобы получать сообщения.',
  unsubscribe: 'Отписаться от {{filter}}',
  color: 'Цвет подписки {{filter}}',
  colorName: 'Цвет {{number}}',
  rate: '{{rate}}/с',
  status: {
    waiting: 'при подключении',
    pending: 'ждём SUBACK',
    askedFor: 'запрошен {{qos}}',
    wildcardSubscriptions: 'не отправлена: брокер не разрешает + и #',
    sharedSubscriptions: 'не отправлена: брокер не поддерживает общие подписки',
    overLimit: 'не отправлена: превышает ограничение брокера',
  },
  hint: {
    several: 'Несколько: по одному в строке, Shift+Enter.',
    everything: 'Это все топики, кроме $SYS и подобных: на оживлённом публичном брокере их целый поток.',
    spaces: 'В начале или в конце стоит пробел — он тоже часть фильтра.',
  },
  line: 'Строка {{line}}: {{text}}',
  use: 'Взять {{filter}}',
  rule: {
    empty: 'В фильтре должен быть хотя бы один символ.',
    'too-long': 'Фильтр не может быть длиннее 65 535 байт в UTF-8.',
    'null-character': 'В фильтре не может быть нулевого символа (U+0000).',
    surrogate: 'В фильтре стоит половина символа — её нельзя записать в UTF-8.',
    'wildcard-in-name': 'В имени топика не может быть + и #.',
    'hash-shares-level': '# должен быть единственным символом своего уровня.',
    'hash-not-last': '# может стоять только на последнем уровне.',
    'plus-shares-level': '+ должен быть единственным символом своего уровня.',
    'bad-share': 'Общая подписка имеет вид $share/ИМЯ/ФИЛЬТР; в имени нет /, + и #, обе части не пусты.',
  },
};
