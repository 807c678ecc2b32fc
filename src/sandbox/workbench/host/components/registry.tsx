import { CONTROLS } from './controls.tsx';
import { DATA } from './data.tsx';
import { INPUTS } from './inputs.tsx';
import { LAYOUT } from './layout.tsx';
import type { Wired } from './parts.tsx';

const known: Record<string, Wired> = { ...LAYOUT, ...CONTROLS, ...INPUTS, ...DATA };

/** The plain HTML that stands for a component of HubSpot's; one that is not drawn here shows its name. */
export function componentFor(name: string): Wired {
  return (known[name] ??= function Unknown(props) {
    return (
      <div className="hs-unknown" data-unknown={name}>
        {name}: {props.children}
      </div>
    );
  });
}
