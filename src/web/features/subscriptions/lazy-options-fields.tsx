import { lazy, Suspense } from 'react';
import type { SubscriptionOptionsFieldsProps } from '../../kit/subscription-options/subscription-options-fields.tsx';

const Fields = lazy(async () => ({
  default: (await import('../../kit/subscription-options/subscription-options-fields.tsx')).SubscriptionOptionsFields,
}));

/** The options' fields, fetched when somebody opens them. */
export function LazyOptionsFields(props: SubscriptionOptionsFieldsProps) {
  return (
    <Suspense fallback={null}>
      <Fields {...props} />
    </Suspense>
  );
}
