// Says in a sentence why a publish could not be made, or why something that publishes by itself went wrong. The texts are
// brought by the feature that says it (see i18n/add-publish-fault-texts).
import { useTranslation } from 'react-i18next';
import { formatReasonCode, reasonName } from '../../../core/mqtt/reason-code.ts';
import type { TopicRule } from '../../../core/mqtt/topic.ts';
import type { JsonExpectation } from '../../../core/payload/json-fault.ts';
import type { JobFault } from '../../../core/protocol/job-contract.ts';
import type { PayloadFault } from '../../../core/publish/payload-fault.ts';
import type { PrepareFault, TemplatePart } from '../../../core/publish/prepared-publish.ts';

export interface FaultWords {
  prepare(fault: PrepareFault): string;
  job(fault: JobFault): string;
}

export function useFaultWords(): FaultWords {
  const { t, i18n } = useTranslation('publishFaults');
  const number = (value: number) => value.toLocaleString(i18n.language);

  const payload = ({ reason, path, detail }: PayloadFault) => {
    const what = t([`payload.${reason}`, 'payload.other']);
    if (reason === 'json' && detail !== null)
      return t('detail', { what, detail: t(`jsonExpected.${detail as JsonExpectation}`) });
    const place = [path, detail].filter((part) => part !== null && part !== '').join(': ');
    return place === '' ? what : t('detail', { what, detail: place });
  };

  const prepare = (fault: PrepareFault): string => {
    switch (fault.kind) {
      case 'table-ended':
        return t('tableEnded');
      case 'variable': {
        const expression = `{{${fault.fault.expression}}}`;
        return inPart(fault.part, t(`variable.${fault.fault.reason}`, { expression }));
      }
      case 'topic':
        return inPart(fault.part, t(`topic.${ruleOfName(fault.fault.rule)}`));
      case 'payload':
        return inPart(fault.part, payload(fault.fault));
      case 'property':
        return inPart(fault.part, t(`property.${fault.reason}`));
    }
  };
  const inPart = (part: TemplatePart, what: string) => t('in', { part: t(`parts.${part}`), what });

  const job = (fault: JobFault): string => {
    switch (fault.kind) {
      case 'prepare':
        return prepare(fault.fault);
      case 'refused': {
        const values = { name: reasonName(5, 'PUBACK', fault.reasonCode), code: formatReasonCode(fault.reasonCode) };
        if (fault.reasonString === null) return t('refused', values);
        return t('refusedWith', { ...values, reason: fault.reasonString });
      }
      case 'limit': {
        const { limit, allowed, asked } = fault.detail;
        return t(`limit.${limit}`, { allowed: number(allowed), asked: number(asked) });
      }
      case 'subscribe-refused':
        return t('subscribeRefused', {
          filter: fault.filter,
          name: reasonName(5, 'SUBACK', fault.reasonCode),
          code: formatReasonCode(fault.reasonCode),
        });
      case 'bad-filter':
        return t('badFilter', { filter: fault.filter });
      case 'no-answer':
        return t('noAnswer', { ms: number(fault.timeoutMs) });
      case 'not-connected':
        return t('notConnected');
      case 'lost':
        return t('lost');
      case 'script':
        return fault.line === null ? fault.message : t('scriptAt', { line: fault.line, message: fault.message });
      case 'memory':
        return t('memory');
      case 'internal':
        return t('internal', { message: fault.message });
    }
  };
  return { prepare, job };
}

/** A topic name cannot break the rules of filters: the others are for the compiler. */
function ruleOfName(rule: TopicRule) {
  switch (rule) {
    case 'empty':
    case 'too-long':
    case 'null-character':
    case 'surrogate':
      return rule;
    case 'wildcard-in-name':
    case 'hash-shares-level':
    case 'hash-not-last':
    case 'plus-shares-level':
    case 'bad-share':
      return 'wildcard-in-name';
  }
}
