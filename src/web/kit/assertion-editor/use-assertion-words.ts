// Says an assertion in a line.
import { useTranslation } from 'react-i18next';
import type { Assertion } from '../../../core/publish/assertion.ts';

export function useAssertionWords(): (assertion: Assertion) => string {
  const { t, i18n } = useTranslation('assertions');
  return (assertion) => {
    switch (assertion.of) {
      case 'time':
        return t('said.time', { ms: assertion.atMostMs.toLocaleString(i18n.language) });
      case 'payload':
      case 'topic':
        return t(`said.${assertion.of}`, { is: t(`is.${assertion.is}`), text: quoted(assertion.text) });
      case 'property':
        return t('said.property', { name: assertion.name, is: t(`is.${assertion.is}`), text: quoted(assertion.text) });
      case 'json':
        if (assertion.is === 'exists') return t('said.exists', { path: assertion.path });
        return t('said.json', { path: assertion.path, is: t(`is.${assertion.is}`), text: assertion.text });
    }
  };
}

function quoted(text: string): string {
  return `“${text}”`;
}
