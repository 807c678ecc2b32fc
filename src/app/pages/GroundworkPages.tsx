import { connect } from '@groundwork/extensions/lib/connect.ts';
import { AppFrame } from '@groundwork/extensions/pages/frame.tsx';
import { HypothesesPage } from '@groundwork/extensions/pages/HypothesesPage.tsx';
import { HypothesisDetailPage } from '@groundwork/extensions/pages/HypothesisDetailPage.tsx';
import { Layout } from '@groundwork/extensions/pages/Layout.tsx';
import { NewHypothesisPage } from '@groundwork/extensions/pages/NewHypothesisPage.tsx';
import { OverviewPage } from '@groundwork/extensions/pages/OverviewPage.tsx';
import { SegmentsPage } from '@groundwork/extensions/pages/SegmentsPage.tsx';
import { StrategyPage } from '@groundwork/extensions/pages/StrategyPage.tsx';
import { WorkflowDetailPage } from '@groundwork/extensions/pages/WorkflowDetailPage.tsx';
import { WorkflowsPage } from '@groundwork/extensions/pages/WorkflowsPage.tsx';
import { NO_ORIGIN } from '@groundwork/extensions/words/failures.ts';
import { Alert, hubspot, useExtensionApi } from '@hubspot/ui-extensions';
import { createPageRouter, PageRoutes } from '@hubspot/ui-extensions/pages';
import { useMemo } from 'react';

const Router = createPageRouter(
  <PageRoutes layoutComponent={Layout}>
    <PageRoutes.IndexRoute component={OverviewPage} />
    <PageRoutes.Route path="/workflows" component={WorkflowsPage} />
    <PageRoutes.Route path="/workflows/:id" component={WorkflowDetailPage} />
    <PageRoutes.Route path="/segments" component={SegmentsPage} />
    <PageRoutes.Route path="/hypotheses" component={HypothesesPage} />
    <PageRoutes.Route path="/hypotheses/new" component={NewHypothesisPage} />
    <PageRoutes.Route path="/hypotheses/:id" component={HypothesisDetailPage} />
    <PageRoutes.Route path="/strategy" component={StrategyPage} />
    <PageRoutes.AnyRoute component={OverviewPage} />
  </PageRoutes>,
);

function Pages() {
  const { context, actions } = useExtensionApi<'pages'>();
  const { variables, extension } = context;
  const client = useMemo(
    () => connect(variables, (url, options) => hubspot.fetch(url, options)),
    [variables],
  );
  if (client === null) return <Alert title={NO_ORIGIN.title}>{NO_ORIGIN.text}</Alert>;
  return (
    <AppFrame
      client={client}
      appId={String(extension?.appId ?? '')}
      go={(to, params = {}) => actions.navigateToPage({ to, params })}
    >
      <Router />
    </AppFrame>
  );
}

hubspot.extend<'pages'>(() => <Pages />);
