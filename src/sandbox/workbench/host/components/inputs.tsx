import { type ReactNode, useId, useRef } from 'react';
import { reactions } from '../overlays.tsx';
import { classes, eventOf, type Props, useRemoteValue, type Wired } from './parts.tsx';

interface FieldProps {
  props: Props;
  id: string;
  children: ReactNode;
}

function Field({ props, id, children }: FieldProps) {
  const { label, required, description, error, validationMessage, tooltip } = props;
  return (
    <div className={classes('hs-field', error && 'hs-invalid')}>
      {label && (
        <label htmlFor={id}>
          {label}
          {required && <span aria-hidden> *</span>}
          {tooltip && (
            <span className="hs-hint-mark" title={tooltip}>
              {' '}
              ⓘ
            </span>
          )}
        </label>
      )}
      {description && <small id={`${id}-d`}>{description}</small>}
      {children}
      {validationMessage && (
        <small id={`${id}-v`} className={error ? 'hs-err' : 'hs-hint'} role={error ? 'alert' : undefined}>
          {validationMessage}
        </small>
      )}
    </div>
  );
}

function attributes(props: Props, id: string) {
  const described = [props['description'] && `${id}-d`, props['validationMessage'] && `${id}-v`];
  return {
    id,
    name: props['name'],
    required: props['required'],
    readOnly: props['readOnly'] ?? props['readonly'],
    placeholder: props['placeholder'],
    'aria-invalid': props['error'] || undefined,
    'aria-describedby': classes(...described) || undefined,
    'data-test-id': props['testId'],
  };
}

function textInput(tag: 'input' | 'textarea', type = 'text'): Wired {
  return function TextField(props) {
    const id = useId();
    const [value, set] = useRemoteValue<string>(props['value'] ?? props['defaultValue'], '');
    const committed = useRef(value);
    function commit(): void {
      if (committed.current === value) return;
      committed.current = value;
      void props['onChange']?.(value);
    }
    const shared = {
      ...attributes(props, id),
      value,
      onChange: ({ target }: { target: { value: string } }) => {
        set(target.value);
        void props['onInput']?.(target.value);
      },
      onBlur: () => {
        commit();
        void props['onBlur']?.(value);
      },
    };
    return (
      <Field props={props} id={id}>
        {tag === 'textarea' ? (
          <textarea {...shared} rows={props['rows']} maxLength={props['maxLength']} />
        ) : (
          <input {...shared} type={type} onKeyDown={({ key }) => key === 'Enter' && commit()} />
        )}
      </Field>
    );
  };
}

function NumberInput(props: Props) {
  const id = useId();
  const [value, set] = useRemoteValue<number | ''>(props['value'] ?? props['defaultValue'], '');
  function change(text: string): void {
    const next = text === '' ? '' : Number(text);
    set(next);
    void props['onInput']?.(next === '' ? undefined : next);
    void props['onChange']?.(next === '' ? undefined : next);
  }
  return (
    <Field props={props} id={id}>
      <input
        {...attributes(props, id)}
        type="number"
        min={props['min']}
        max={props['max']}
        step={props['stepSize'] ?? 'any'}
        value={value}
        onChange={({ target }) => change(target.value)}
      />
    </Field>
  );
}

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

function DateInput(props: Props) {
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

interface Choice {
  label: string;
  value: unknown;
}

function Select(props: Props) {
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

function MultiSelect(props: Props) {
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

function check(type: 'checkbox' | 'radio', role?: string): Wired {
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

function ToggleGroup(props: Props) {
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

function Form(props: Props) {
  return (
    <form
      noValidate
      data-test-id={props['testId']}
      onSubmit={(event) => {
        event.preventDefault();
        // A text input commits what was typed before the form is handed in.
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        const values = Object.fromEntries(new FormData(event.currentTarget));
        void props['onSubmit']?.(eventOf('submit', values), reactions);
      }}
    >
      {props.children}
    </form>
  );
}

export const INPUTS: Record<string, Wired> = {
  Input: textInput('input'),
  TextArea: textInput('textarea'),
  Textarea: textInput('textarea'),
  SearchInput: textInput('input', 'search'),
  NumberInput,
  StepperInput: NumberInput,
  DateInput,
  Select,
  MultiSelect,
  Checkbox: check('checkbox'),
  RadioButton: check('radio'),
  Toggle: check('checkbox', 'switch'),
  ToggleGroup,
  Form,
};
