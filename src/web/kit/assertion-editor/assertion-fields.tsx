// What stands behind an assertion's subject: which value of it, how it is compared, and with what.
import { useTranslation } from 'react-i18next';
import type { Assertion } from '../../../core/publish/assertion.ts';
import classes from './assertion-editor.module.css';
import type { AssertionFault } from './assertion-fault.ts';
import { COMPARISONS } from './change-subject.ts';

const TYPES = ['string', 'number', 'boolean', 'null', 'object', 'array'] as const;

export interface AssertionFieldsProps {
  /** Of its row, from 1: tells its fields from those of the others. */
  readonly number: number;
  readonly assertion: Assertion;
  /** What is wrong, and the id of the element that says so; null: nothing is. */
  readonly fault: (AssertionFault & { readonly id: string }) | null;
  readonly onChange: (assertion: Assertion) => void;
}

export function AssertionFields({ number, assertion, fault, onChange }: AssertionFieldsProps) {
  const { t } = useTranslation('assertions');
  const isOfPlace = fault?.kind === 'path' || fault?.kind === 'badPath' || fault?.kind === 'name';
  const saidOf = (isFaulty: boolean) => ({
    'aria-invalid': isFaulty,
    'aria-describedby': isFaulty ? fault?.id : undefined,
  });
  if (assertion.of === 'time')
    return (
      <>
        <span className={classes.word}>{t('atMost')}</span>
        <input
          className={classes.input}
          data-number
          type="number"
          min={1}
          aria-label={t('time', { number })}
          {...saidOf(fault !== null)}
          value={Number.isFinite(assertion.atMostMs) ? assertion.atMostMs : ''}
          onChange={({ currentTarget }) => onChange({ of: 'time', atMostMs: currentTarget.valueAsNumber })}
        />
        <span className={classes.word}>{t('ms')}</span>
      </>
    );
  const comparison = (
    <select
      className={classes.input}
      aria-label={t('comparison', { number })}
      value={assertion.is}
      onChange={({ currentTarget }) => onChange(withComparison(assertion, currentTarget.value))}
    >
      {COMPARISONS[assertion.of].map((is) => (
        <option key={is} value={is}>
          {t(`is.${is}`)}
        </option>
      ))}
    </select>
  );
  const needsText = assertion.of !== 'json' || (assertion.is !== 'exists' && assertion.is !== 'is-type');
  return (
    <>
      {assertion.of === 'json' && (
        <TextField
          label={t('path', { number })}
          placeholder={t('pathPlaceholder')}
          said={saidOf(isOfPlace)}
          text={assertion.path}
          onText={(path) => onChange({ ...assertion, path })}
        />
      )}
      {assertion.of === 'property' && (
        <TextField
          label={t('property', { number })}
          placeholder={t('propertyPlaceholder')}
          said={saidOf(isOfPlace)}
          text={assertion.name}
          onText={(name) => onChange({ ...assertion, name })}
        />
      )}
      {comparison}
      {needsText && (
        <TextField
          label={t('text', { number })}
          placeholder={t(assertion.is === 'matches' ? 'patternPlaceholder' : 'textPlaceholder')}
          said={saidOf(fault !== null && !isOfPlace)}
          text={assertion.text}
          onText={(text) => onChange({ ...assertion, text })}
        />
      )}
      {assertion.of === 'json' && assertion.is === 'is-type' && (
        <select
          className={classes.input}
          aria-label={t('type', { number })}
          value={assertion.text}
          onChange={({ currentTarget }) => onChange({ ...assertion, text: currentTarget.value })}
        >
          {TYPES.map((type) => (
            <option key={type} value={type}>
              {t(`types.${type}`)}
            </option>
          ))}
        </select>
      )}
    </>
  );
}

/** `is`: one of the choices of this subject. */
function withComparison(assertion: Exclude<Assertion, { of: 'time' }>, is: string): Assertion {
  const changed = { ...assertion, is } as Exclude<Assertion, { of: 'time' }>;
  // What the choice of types shows first is what it means.
  const hasNoType = changed.is === 'is-type' && !TYPES.some((type) => type === changed.text);
  return hasNoType ? { ...changed, text: TYPES[0] } : changed;
}

interface TextFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly said: { readonly 'aria-invalid': boolean; readonly 'aria-describedby': string | undefined };
  readonly text: string;
  readonly onText: (text: string) => void;
}

function TextField({ label, placeholder, said, text, onText }: TextFieldProps) {
  return (
    <input
      className={classes.input}
      data-text
      aria-label={label}
      {...said}
      placeholder={placeholder}
      spellCheck={false}
      autoComplete="off"
      autoCapitalize="off"
      value={text}
      onChange={({ currentTarget }) => onText(currentTarget.value)}
    />
  );
}
