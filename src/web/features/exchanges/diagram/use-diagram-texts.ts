import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DiagramTexts } from './diagram-texts.ts';
import { makeDiagramTexts, makeSpanText, type SpanOf } from './make-diagram-texts.ts';

export function useSpanText(): SpanOf {
  const { t, i18n } = useTranslation('exchanges');
  return useMemo(() => makeSpanText(t, i18n.language), [t, i18n.language]);
}

/** The words of a diagram in the interface's language. */
export function useDiagramTexts(): DiagramTexts {
  const { t, i18n } = useTranslation('exchanges');
  return useMemo(() => makeDiagramTexts(t, i18n.language), [t, i18n.language]);
}
