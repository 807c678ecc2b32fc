import { Select } from '@hubspot/ui-extensions';
import { WORKFLOWS } from '../words/pages.ts';

interface Props {
  label: string;
  name: string;
  value: string | undefined;
  options: readonly { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
}

const ALL = 'all';

/** One filter of a table; “All” takes it away. */
export function FilterSelect({ label, name, value, options, onChange }: Props) {
  return (
    <Select
      label={label}
      name={name}
      value={value ?? ALL}
      options={[{ value: ALL, label: WORKFLOWS.all }, ...options]}
      onChange={(chosen) => onChange(chosen === ALL ? undefined : String(chosen))}
    />
  );
}
