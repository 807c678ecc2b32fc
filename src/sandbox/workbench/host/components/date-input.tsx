import { useId } from 'react';
import { attributes, Field } from './field.tsx';
import { type Props, useRemoteValue } from './parts.tsx';

const pad = (part: number) => String(part).padStart(2, '0');

interface HubSpotDate {
  year: number;
  /** From 0 for January. */
  month: number;
  date: number;
}

function toText(date: HubSpotDate | null | undefined): string | undefined {
  return date ? `${date.year}-${pad(date.month + 1)}-${pad(date.date)}` : undefined;
}

function fromText(text: string): (HubSpotDate & { formattedDate: string }) | null {
  const [year, month, date] = text.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return null;
  return { year, month: month - 1, date, formattedDate: text };
}

export function DateInput(props: Props) {
  const id = useId();
  const [value, set] = useRemoteValue<string>(toText(props['value'] ?? props['defaultValue']), '');
  return (
    <Field props={props} id={id}>
      <input
        {...attributes(props, id)}
        type="date"
        min={toText(props['min'])}
        max={toText(props['max'])}
        value={value}
        onChange={({ target }) => {
          set(target.value);
          void props['onChange']?.(fromText(target.value));
        }}
      />
    </Field>
  );
}
