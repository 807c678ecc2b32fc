import type { ReactNode } from 'react';
import { classes, type Props } from './parts.tsx';

interface FieldProps {
  props: Props;
  id: string;
  children: ReactNode;
}

/** A label with its input and what is said about it, tied together for assistive technology. */
export function Field({ props, id, children }: FieldProps) {
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

/** What every input of a field carries. */
export function attributes(props: Props, id: string) {
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
