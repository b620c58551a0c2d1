import { useId, useState } from 'react';
import type { PropertyEntry } from '../../../../core/mqtt/property.ts';
import section from '../section.module.css';
import classes from './property-fact.module.css';
import { PropertyValue } from './property-value.tsx';

export interface PropertyFactProps {
  readonly entry: PropertyEntry;
  /** What the property is for; undefined: it is none that a PUBLISH may carry. */
  readonly meaning: string | undefined;
}

/** A property's name and value. What it is for shows under the pointer, and by a click for those who have none. */
export function PropertyFact({ entry, meaning }: PropertyFactProps) {
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  return (
    <div className={section.fact}>
      <dt>
        {meaning === undefined ? (
          entry.name
        ) : (
          <button
            type="button"
            className={classes.name}
            title={meaning}
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setIsOpen(!isOpen)}
          >
            {entry.name}
          </button>
        )}
      </dt>
      <dd>
        <PropertyValue entry={entry} />
        <p className={classes.meaning} id={id} hidden={!isOpen}>
          {meaning}
        </p>
      </dd>
    </div>
  );
}
