import { useId } from 'react';
import { attributes, Field } from './field.tsx';
import { type Props, useRemoteValue, type Wired } from './parts.tsx';

interface Choice {
  label: string;
  value: unknown;
}

export function Select(props: Props) {
  const id = useId();
  const options: Choice[] = props['options'] ?? [];
  const indexOf = (value: unknown) => options.findIndex((option) => option.value === value);
  const [index, set] = useRemoteValue<number>(
    props['value'] === undefined ? undefined : indexOf(props['value']),
    -1,
  );
  return (
    <Field props={props} id={id}>
      <select
        {...attributes(props, id)}
        value={index}
        onChange={({ target }) => {
          const next = Number(target.value);
          set(next);
          void props['onChange']?.(options[next]?.value);
        }}
      >
        <option value={-1} disabled>
          {props['placeholder'] ?? 'Select an option'}
        </option>
        {options.map(({ label }, position) => (
          <option key={label} value={position}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}

export function MultiSelect(props: Props) {
  const id = useId();
  const options: Choice[] = props['options'] ?? [];
  const [values, set] = useRemoteValue<unknown[]>(props['value'], []);
  return (
    <Field props={props} id={id}>
      <select
        {...attributes(props, id)}
        multiple
        value={values.map((value) => String(options.findIndex((option) => option.value === value)))}
        onChange={({ target }) => {
          const next = [...target.selectedOptions].map((option) => options[Number(option.value)]?.value);
          set(next);
          void props['onChange']?.(next);
        }}
      >
        {options.map(({ label }, position) => (
          <option key={label} value={position}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}

export function check(type: 'checkbox' | 'radio', role?: string): Wired {
  return function Check(props) {
    const [checked, set] = useRemoteValue<boolean>(props['checked'] ?? props['initialIsChecked'], false);
    return (
      <label className="hs-check">
        <input
          type={type}
          role={role}
          name={props['name']}
          value={props['value'] ?? 'on'}
          checked={checked}
          disabled={props['readOnly'] ?? props['readonly'] ?? props['disabled']}
          aria-label={props['aria-label']}
          data-test-id={props['testId']}
          onChange={({ target }) => {
            set(target.checked);
            void props['onChange']?.(target.checked, props['value']);
          }}
        />
        <span>
          {props['label'] ?? props.children}
          {props['description'] && <small className="hs-described">{props['description']}</small>}
        </span>
      </label>
    );
  };
}

export function ToggleGroup(props: Props) {
  const isRadio = props['toggleType'] === 'radioButtonList';
  const [value, set] = useRemoteValue<string | string[]>(props['value'], isRadio ? '' : []);
  const has = (one: string) => (Array.isArray(value) ? value.includes(one) : value === one);
  function change(one: string, isOn: boolean): void {
    const others = Array.isArray(value) ? value.filter((other) => other !== one) : [];
    const next = isRadio ? one : [...others, ...(isOn ? [one] : [])];
    set(next);
    void props['onChange']?.(next);
  }
  return (
    <fieldset className="hs-field">
      <legend>{props['label']}</legend>
      {props['options'].map((option: Props) => (
        <label key={option['value']} className="hs-check">
          <input
            type={isRadio ? 'radio' : 'checkbox'}
            name={props['name']}
            checked={has(option['value'])}
            onChange={({ target }) => change(option['value'], target.checked)}
          />
          <span>{option['label']}</span>
        </label>
      ))}
    </fieldset>
  );
}
