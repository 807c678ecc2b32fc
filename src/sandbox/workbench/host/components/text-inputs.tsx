import { useId, useRef } from 'react';
import { attributes, Field } from './field.tsx';
import { type Props, useRemoteValue, type Wired } from './parts.tsx';

export function textInput(tag: 'input' | 'textarea', type = 'text'): Wired {
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

export function NumberInput(props: Props) {
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
