import { reactions } from '../overlays.tsx';
import { check, MultiSelect, Select, ToggleGroup } from './choices.tsx';
import { DateInput } from './date-input.tsx';
import { eventOf, type Props, type Wired } from './parts.tsx';
import { NumberInput, textInput } from './text-inputs.tsx';

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
