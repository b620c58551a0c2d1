// A diagnosis as plain text. Facts of an attempt hold no password: the address has none, and CONNECT is not among them.
import { useTranslation } from 'react-i18next';
import { formatEndpoint } from '../../../../core/mqtt/endpoint.ts';
import type { Diagnosis } from '../diagnose.ts';
import type { Facts } from '../judge/facts.ts';
import { shownCertificate } from '../judge/remedies.ts';
import type { DiagnosisTexts } from '../use-diagnosis-texts.ts';
import { attemptRows, certificateRows, type EvidenceRow } from './evidence-rows.ts';
import { useEvidenceValue } from './use-evidence-value.ts';
import { useHow } from './use-how.ts';

export function useReportText(facts: Facts, diagnosis: Diagnosis, texts: DiagnosisTexts): () => string {
  const { t } = useTranslation('diagnosis');
  const valueText = useEvidenceValue();
  const how = useHow(facts, diagnosis);
  const plain = (text: string) => text.replaceAll('`', '');
  const rowLines = (rows: readonly EvidenceRow[]) =>
    rows.map(({ name, value }) => `  ${t(`evidence.${name}`)}: ${valueText(value)}`);

  return () => {
    const { cause, certain, likely, rows, observed, tried } = diagnosis;
    const certificate = shownCertificate(facts);
    const upgrade = facts.report?.upgrade;
    const lines = [
      `MQTT Loupe ${__APP_VERSION__}: ${certain ? '' : `${t('probably')}: `}${texts.title(cause)} (${cause})`,
      ...(likely.length > 0 ? [`${t(certain ? 'behind' : 'mayAlsoBe')}: ${likely.join(', ')}`] : []),
      '',
      ...rows.map(({ stage, state, line, ms, by }) => {
        const notes = [
          t(`stageState.${state}`),
          ...(by ? [t(`by.${by}`)] : []),
          ...(ms === null ? [] : [texts.ms(ms)]),
        ];
        return `${t(`stage.${stage}`)} [${notes.join(', ')}]: ${plain(texts.line(line))}`;
      }),
      '',
      ...observed.map((sentence) => plain(texts.sentence(sentence))),
      plain(texts.why(cause)),
      ...(tried.length > 0 ? ['', `${t('alsoTried')}:`] : []),
      ...tried.map(({ endpoint, outcome, status }) => `  ${formatEndpoint(endpoint)}: ${status ?? ''} ${outcome}`),
      ...(upgrade ? ['', `${t('evidence.request')}:`, upgrade.request.trimEnd()] : []),
      ...(upgrade && 'answer' in upgrade ? ['', `${t('evidence.answer')}:`, upgrade.answer.trimEnd()] : []),
      ...(certificate ? ['', `${t('evidence.certificate')}:`, ...rowLines(certificateRows(certificate))] : []),
      '',
      `${t('evidence.browser')}:`,
      ...rowLines(attemptRows(facts)),
      '',
      how,
    ];
    return `${lines.join('\n')}\n`;
  };
}
