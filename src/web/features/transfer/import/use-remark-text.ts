import { useTranslation } from 'react-i18next';
import type { ImportRemark } from '../../../../core/transfer/import-result.ts';
import { transferImport } from '../../../i18n/en/transfer-import.ts';

type Texts = typeof transferImport;

/** Every value that any of the texts has a place for. */
const NO_VALUES = {
  ...{ field: '', expected: '', found: '', value: '', min: '', max: '', rule: '', what: '', file: '', host: '' },
  ...{ scheme: '', port: '', count: '', name: '', reason: '' },
};

/** Words a remark of the import. */
export function useRemarkText(): (remark: ImportRemark) => string {
  const { t } = useTranslation('transferImport');
  return ({ kind, values }) => {
    const named = { ...NO_VALUES, ...values };
    return t(`remark.${kind}`, {
      ...named,
      count: named.count as never,
      expected: isKey(transferImport.type, named.expected) ? t(`type.${named.expected}`) : named.expected,
      found: isKey(transferImport.type, named.found) ? t(`type.${named.found}`) : named.found,
      what: isKey(transferImport.what, named.what) ? t(`what.${named.what}`) : named.what,
      reason: isKey(transferImport.skip, named.reason) ? t(`skip.${named.reason}`) : named.reason,
    });
  };
}

function isKey<T extends Texts[keyof Texts] & object>(texts: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(texts, key);
}
