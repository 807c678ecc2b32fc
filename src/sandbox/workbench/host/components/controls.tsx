import {
  Children,
  createContext,
  isValidElement,
  type ReactNode,
  useContext,
  useEffect,
  useId,
  useState,
} from 'react';
import { Overlay } from '../overlays.tsx';
import { navigate } from '../navigation.ts';
import { classes, hrefOf, type Props, sizeOf, useClick, useRemoteValue, type Wired } from './parts.tsx';

function Button(props: Props) {
  const click = useClick(props);
  const className = classes(
    'hs-btn',
    `hs-btn-${props['variant'] ?? 'secondary'}`,
    `hs-${sizeOf(props['size'] ?? props['buttonSize'])}`,
  );
  if (props['href'])
    return (
      <a className={className} {...hrefOf(props['href'])} onClick={click}>
        {props.children}
      </a>
    );
  return (
    <button
      className={className}
      type={props['type'] ?? 'button'}
      disabled={props['disabled'] || props['loading']}
      aria-busy={props['loading'] || undefined}
      data-test-id={props['testId']}
      onClick={click}
    >
      {props['loading'] && <span className="hs-spin" aria-hidden />}
      {props.children}
    </button>
  );
}

function Link(props: Props) {
  const click = useClick(props);
  return (
    <a
      className="hs-link"
      {...hrefOf(props['href'])}
      data-test-id={props['testId']}
      onClick={(event) => {
        if (props['overlay'] || props['onClick'] || props['preventDefault']) event.preventDefault();
        click();
      }}
    >
      {props.children}
    </a>
  );
}

function pageLink(className: string): Wired {
  return function PageLink(props) {
    return (
      <a
        className={className}
        href={props['to']}
        onClick={(event) => {
          event.preventDefault();
          navigate({ path: props['to'], params: props['params'] ?? {} });
        }}
      >
        {props.children}
      </a>
    );
  };
}

function tag(base: string): Wired {
  return function Tag(props) {
    const click = useClick(props);
    const className = classes(base, `hs-${props['variant'] ?? 'default'}`);
    if (props['onClick'] || props['overlay'])
      return (
        <button type="button" className={className} onClick={click}>
          {props.children}
        </button>
      );
    return (
      <span className={className} data-test-id={props['testId']}>
        {props.children}
      </span>
    );
  };
}

function DropdownItem(props: Props) {
  const click = useClick(props);
  return (
    <button type="button" role="menuitem" onClick={click}>
      {props.children}
    </button>
  );
}

function Dropdown(props: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <span className="hs-dropdown" onKeyDown={({ key }) => key === 'Escape' && setOpen(false)}>
      <button
        type="button"
        className={classes('hs-btn', `hs-btn-${props['variant'] ?? 'secondary'}`)}
        disabled={props['disabled']}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {props['buttonText'] ?? 'Actions'} ▾
      </button>
      {isOpen && (
        <div role="menu" onClick={() => setOpen(false)}>
          {props.children}
        </div>
      )}
    </span>
  );
}

/** A tab's title and id are props of the child, which comes as an element around a remote component. */
const TabsContext = createContext<{ selected: unknown; touch(): void }>({
  selected: undefined,
  touch: () => undefined,
});

function propsOfChild(child: ReactNode): Props {
  return isValidElement<{ component?: { props?: Props } }>(child) ? (child.props.component?.props ?? {}) : {};
}

function Tabs(props: Props) {
  const [, setTouched] = useState(0);
  const base = useId();
  const tabs = Children.toArray(props.children).map((child, index): Props => {
    const own = propsOfChild(child);
    return { ...own, tabId: own['tabId'] ?? index };
  });
  const [selected, set] = useRemoteValue<unknown>(
    props['selected'] ?? props['defaultSelected'],
    tabs[0]?.['tabId'],
  );
  return (
    <TabsContext.Provider value={{ selected, touch: () => setTouched((count) => count + 1) }}>
      <div className="hs-tabs">
        <div role="tablist">
          {tabs.map((one) => (
            <button
              key={String(one['tabId'])}
              type="button"
              role="tab"
              id={`${base}-${one['tabId']}`}
              aria-selected={one['tabId'] === selected}
              disabled={one['disabled']}
              onClick={() => {
                set(one['tabId']);
                void props['onSelectedChange']?.(one['tabId']);
              }}
            >
              {one['title']}
            </button>
          ))}
        </div>
        {props.children}
      </div>
    </TabsContext.Provider>
  );
}

function Tab(props: Props) {
  const { selected, touch } = useContext(TabsContext);
  const told = JSON.stringify([props['title'], props['tabId'], props['disabled']]);
  // The tabs read these props from outside, so they are told when one changes.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  useEffect(() => touch(), [told]);
  if (selected !== props['tabId']) return null;
  return (
    <div role="tabpanel" aria-label={props['title']}>
      {props.children}
    </div>
  );
}

function Accordion(props: Props) {
  const [isOpen, set] = useRemoteValue<boolean>(props['open'] ?? props['defaultOpen'], false);
  return (
    <div className="hs-accordion">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => {
          if (props['open'] === undefined) set(!isOpen);
          void props['onClick']?.();
        }}
      >
        {isOpen ? '▾' : '▸'} {props['title']}
      </button>
      {isOpen && (
        <div role="region" aria-label={props['title']}>
          {props.children}
        </div>
      )}
    </div>
  );
}

export const CONTROLS: Record<string, Wired> = {
  Button,
  LoadingButton: Button,
  Link,
  Tag: tag('hs-tag'),
  StatusTag: tag('hs-status'),
  Dropdown,
  DropdownButtonItem: DropdownItem,
  Tabs,
  Tab,
  Accordion,
  Modal: (props) => <Overlay kind="modal" id={props['id']} {...props} />,
  Panel: (props) => <Overlay kind="panel" id={props['id']} {...props} />,
  PageLink: pageLink('hs-link'),
  PageBreadcrumbsPageLink: pageLink('hs-link'),
  PageHeaderPageLink: pageLink('hs-btn hs-btn-primary'),
  PageHeaderLink: Button,
  PrimaryHeaderActionButton: (props) => <Button {...props} variant="primary" />,
  SecondaryHeaderActionButton: Button,
};
