// A lab's contents in the language of the interface; loaded anew when that changes.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lab } from '../../../core/learn/lab.ts';
import { loadLab } from './labs-index.ts';
import { ownLab } from './own/own-labs.ts';

/** Undefined: it is on its way; null: it cannot be loaded. */
export function useLab(labId: string): Lab | null | undefined {
  const { i18n } = useTranslation();
  const language = i18n.language === 'ru' ? 'ru' : 'en';
  const [lab, setLab] = useState<Lab | null>();
  useEffect(() => {
    let isCurrent = true;
    const take = (loaded: Lab | null) => isCurrent && setLab(loaded);
    (async () => {
      const own = await ownLab(labId);
      if (own) return take(own);
      const read = await loadLab(labId, language);
      take(read.ok ? read.value : null);
    })().catch(() => take(null));
    return () => {
      isCurrent = false;
    };
  }, [labId, language]);
  return lab;
}
