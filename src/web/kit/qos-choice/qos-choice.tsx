import { SegmentChoice } from '../segment-choice/segment-choice.tsx';

const LEVELS = [
  { value: 0, text: '0' },
  { value: 1, text: '1' },
  { value: 2, text: '2' },
] as const;

export interface QosChoiceProps {
  /** The group's accessible name. */
  readonly label: string;
  readonly value: 0 | 1 | 2;
  readonly onChange: (qos: 0 | 1 | 2) => void;
}

export function QosChoice({ label, value, onChange }: QosChoiceProps) {
  return <SegmentChoice label={label} options={LEVELS} value={value} onChange={onChange} />;
}
