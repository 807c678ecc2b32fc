import { Children, type CSSProperties } from 'react';
import { createPortal } from 'react-dom';
import { classes, type Props, sizeOf, type Wired } from './parts.tsx';

const JUSTIFY: Record<string, string> = {
  between: 'space-between',
  around: 'space-around',
  start: 'flex-start',
  end: 'flex-end',
};
const WEIGHTS: Record<string, number> = { bold: 700, demibold: 600 };
const LINES: Record<string, string> = { strikethrough: 'line-through', underline: 'underline' };

function flexStyle(props: Props, isRow: boolean): CSSProperties {
  return {
    display: 'flex',
    flexDirection: isRow ? 'row' : 'column',
    flexWrap: props['wrap'] === true || props['wrap'] === 'wrap' ? 'wrap' : 'nowrap',
    alignSelf: props['alignSelf'],
    justifyContent: JUSTIFY[props['justify']] ?? props['justify'],
    alignItems: JUSTIFY[props['align']] ?? props['align'],
  };
}

function flex(direction: (props: Props) => boolean, gap: (props: Props) => string): Wired {
  return function FlexBox(props) {
    return (
      <div className={`hs-flex hs-gap-${gap(props)}`} style={flexStyle(props, direction(props))}>
        {props.children}
      </div>
    );
  };
}

function box(className: string, role?: string): Wired {
  return function Plain(props) {
    return (
      <div className={className} role={role} data-test-id={props['testId']}>
        {props.children}
      </div>
    );
  };
}

function Text(props: Props) {
  const Element = props['inline'] ? 'span' : 'div';
  const format = props['format'] ?? {};
  const style: CSSProperties = {
    fontWeight: WEIGHTS[format.fontWeight],
    fontStyle: format.italic ? 'italic' : undefined,
    textDecoration: LINES[format.lineDecoration],
  };
  const className = classes(
    'hs-text',
    props['variant'] === 'microcopy' && 'hs-micro',
    props['truncate'] && 'hs-trunc',
  );
  return (
    <Element
      className={className}
      title={props['truncate']?.tooltipText}
      data-test-id={props['testId']}
      style={style}
    >
      {props.children}
    </Element>
  );
}

function Alert(props: Props) {
  const variant = props['variant'] === 'error' ? 'danger' : (props['variant'] ?? 'info');
  const isUrgent = variant === 'danger' || variant === 'warning';
  return (
    <div
      role={isUrgent ? 'alert' : 'status'}
      className={`hs-alert hs-${variant}`}
      data-test-id={props['testId']}
    >
      <strong>{props['title']}</strong>
      {props.children && <div>{props.children}</div>}
    </div>
  );
}

/** The header of an app page stands in the page's own bar. */
function PageHeader(props: Props) {
  const target = document.getElementById('hs-page-header');
  return target === null
    ? null
    : createPortal(<div className="hs-page-header">{props.children}</div>, target);
}

function LoadingSpinner(props: Props) {
  return (
    <div role="status" className="hs-loading">
      <span className="hs-spin" aria-hidden />{' '}
      <span className={props['showLabel'] ? undefined : 'hs-sr'}>{props['label']}</span>
    </div>
  );
}

function state(role: string, mark: string): Wired {
  return function StateOfThings(props) {
    return (
      <div className="hs-empty" role={role} aria-label={props['title']}>
        <div className="hs-mark" aria-hidden>
          {mark}
        </div>
        <div>
          <h3>{props['title']}</h3>
          {props.children}
        </div>
      </div>
    );
  };
}

function ProgressBar(props: Props) {
  const max = props['maxValue'] ?? 100;
  return (
    <div className="hs-field">
      <span>{props['title']}</span>
      <progress aria-label={props['aria-label'] ?? props['title']} value={props['value'] ?? 0} max={max} />
      <small>{props['valueDescription']}</small>
    </div>
  );
}

function List(props: Props) {
  const Element = props['variant']?.startsWith('ordered') ? 'ol' : 'ul';
  return (
    <Element className={`hs-list hs-${props['variant'] ?? 'unordered'}`}>
      {Children.map(props.children, (child) => (
        <li>{child}</li>
      ))}
    </Element>
  );
}

const gapOf = (standard: string) => (props: Props) => sizeOf(props['gap'] ?? props['distance'], standard);
const inRow = (props: Props) => props['direction'] !== 'column';

export const LAYOUT: Record<string, Wired> = {
  Flex: flex(inRow, gapOf('flush')),
  Stack: flex((props) => props['direction'] === 'row', gapOf('sm')),
  Inline: flex(() => true, gapOf('sm')),
  ButtonRow: flex(() => true, gapOf('sm')),
  AutoGrid: (props) => (
    <div
      className={`hs-grid hs-gap-${sizeOf(props['gap'], 'sm')}`}
      style={{ gridTemplateColumns: `repeat(auto-fill, minmax(${props['columnWidth']}px, 1fr))` }}
    >
      {props.children}
    </div>
  ),
  Box: (props) => <div style={{ flex: props['flex'], alignSelf: props['alignSelf'] }}>{props.children}</div>,
  Tile: (props) => (
    <div className={classes('hs-tile', props['compact'] && 'hs-compact')}>{props.children}</div>
  ),
  Card: box('hs-tile'),
  Center: box('hs-center'),
  Text,
  Heading: (props) => <h2 className="hs-heading">{props.children}</h2>,
  Divider: () => <hr />,
  Spacer: box('hs-spacer'),
  Alert,
  LoadingSpinner,
  EmptyState: state('group', '○'),
  ErrorState: state('alert', '!'),
  ProgressBar,
  List,
  Icon: (props) => (
    <span className="hs-icon" role="img" aria-label={props['screenReaderText'] ?? props['name']}>
      ◈
    </span>
  ),
  Illustration: (props) => <span className="hs-mark" role="img" aria-label={props['alt'] ?? props['name']} />,
  Image: (props) => <img src={props['src']} alt={props['alt'] ?? ''} width={props['width']} />,
  Tooltip: (props) => (
    <span role="tooltip" className="hs-tooltip">
      {props.children}
    </span>
  ),
  DescriptionList: (props) => (
    <dl className={`hs-dl hs-${props['direction'] ?? 'column'}`}>{props.children}</dl>
  ),
  DescriptionListItem: (props) => (
    <div>
      <dt>{props['label']}</dt>
      <dd>{props.children}</dd>
    </div>
  ),
  Statistics: box('hs-stats'),
  StatisticsItem: (props) => (
    <div className="hs-stat" role="group" aria-label={props['label']}>
      <small>{props['label']}</small>
      <strong>{props['number']}</strong>
      {props.children}
    </div>
  ),
  StatisticsTrend: (props) => (
    <span
      className={`hs-trend hs-${props['color'] ?? (props['direction'] === 'increase' ? 'green' : 'red')}`}
    >
      {props['direction'] === 'increase' ? '▲' : '▼'} {props['value']}
    </span>
  ),
  StepIndicator: (props) => (
    <ol className="hs-steps">
      {props['stepNames'].map((name: string, index: number) => (
        <li key={name} aria-current={index === (props['currentStep'] ?? 0) ? 'step' : undefined}>
          {name}
        </li>
      ))}
    </ol>
  ),
  ModalBody: box('hs-overlay-body'),
  ModalFooter: box('hs-overlay-foot'),
  PanelBody: box('hs-overlay-body'),
  PanelSection: box('hs-section'),
  PanelFooter: box('hs-overlay-foot'),
  PageHeader,
  HeaderActions: PageHeader,
  PageHeaderPrimaryAction: box('hs-primary'),
  PageHeaderSecondaryActions: box('hs-secondary'),
  PageBreadcrumbs: (props) => (
    <nav aria-label="Breadcrumb" className="hs-crumbs">
      {props.children}
    </nav>
  ),
  PageBreadcrumbsCurrent: (props) => <span aria-current="page">{props.children}</span>,
  PageTitle: (props) => <h1>{props.children}</h1>,
};
