import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AuditReport } from '../../../../src/core/contract/audit-report.ts';
import { CONTRADICTIONS } from '../../../../src/core/grounding/triage/contradictions.ts';
import { RULES } from '../../../../src/core/grounding/rules/registry.ts';
import { auditHtml } from '../../../../src/server/report/html/audit-html.ts';
import { PRINTED_ROWS } from '../../../../src/server/report/html/style.ts';
import type { HtmlOptions } from '../../../../src/server/report/html/view.ts';
import { makeAuditReport, makeFinding, makeWorkflowEntry } from '../../../factories/entities.ts';
import { makeFullReport } from '../audit-report.ts';

const OPTIONS = {
  title: 'Why each workflow exists',
  logo: null,
  uiDomain: 'app.hubspot.com',
  version: '1.2.3',
  history: [],
};
const pageOf = (report: AuditReport, options: Partial<HtmlOptions> = {}) =>
  auditHtml(report, { ...OPTIONS, ...options });
/** The page without its style sheet and its script, which are the only texts that are not escaped. */
const bodyOf = (page: string) =>
  page.replace(/<style>[\s\S]*?<\/style>/, '').replace(/<script>[\s\S]*?<\/script>\s*<\/body>/, '</body>');

describe('the audit as an HTML file', () => {
  it('lets nothing be fetched, and exactly its own style sheet and script through', () => {
    const page = pageOf(makeFullReport());
    const policy =
      /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]?.replaceAll('&#39;', "'") ?? '';
    const hashOf = (tag: string) => {
      const text = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(page)?.[1] ?? '';
      return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    };
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`style-src ${hashOf('style')};`);
    expect(policy).toContain(`script-src ${hashOf('script')};`);
    expect(page).not.toMatch(/\ssrc="(?!data:)|<link|@import|url\((?!#)|\sstyle="|\son\w+="/);
  });

  it('has one heading of the first rank, headings over sections and over every column', () => {
    const page = pageOf(makeFullReport());
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page.match(/<section /g)?.length).toBe(page.match(/<h2 /g)?.length);
    expect(page).not.toMatch(/<th(?! scope=)[ >]/);
    for (const [svg] of page.matchAll(/<svg [^>]*>/g))
      expect(svg).toMatch(/role="img" aria-label="[^"]+"|aria-hidden="true"/);
  });

  it('says the headline, the figures and what could not be read', () => {
    const page = pageOf(makeFullReport());
    expect(page).toContain('46 % of last month’s automated emails had no hypothesis behind them.');
    expect(page).toContain('3,606');
    expect(page).toContain('HubSpot said no');
    expect(page).toContain(
      '<strong>Incomplete.</strong> 1 workflow could not be read; 1 rule gave no answer.',
    );
    expect(pageOf(makeAuditReport())).not.toMatch(/Incomplete\.|id="not-known"/);
  });

  it('names every rule that was at work', () => {
    const method = pageOf(makeAuditReport({ rulesOff: ['SG305'] })).split('Rules at work: ')[1] ?? '';
    const named = [...(method.split('</p>')[0] ?? '').matchAll(/SG\d{3}/g)].map(([id]) => id);
    expect(named).toEqual(RULES.map(({ id }) => id).filter((id) => id !== 'SG305'));
  });

  it('puts a workflow without a hypothesis before one that has its own, wherever its finding stands', () => {
    const workflows = [
      makeWorkflowEntry({ id: '1', name: 'Has its own', grounding: 'grounded' }),
      makeWorkflowEntry({ id: '2', name: 'Inside a chain', grounding: 'ungrounded' }),
    ];
    const findings = [makeFinding({ asset: { kind: 'workflow', id: '1', name: 'Has its own' } })];
    const all = pageOf(makeAuditReport({ workflows, findings })).split('id="all"')[1] ?? '';
    expect(all.indexOf('Inside a chain')).toBeLessThan(all.indexOf('Has its own'));
  });

  it('tells under one heading what could not be read, judged or answered', () => {
    const report = makeFullReport();
    const asset = (name: string) => ({ kind: 'hypothesis' as const, id: name, name });
    const unknowns = ['Bursts', 'Blasts'].map((name) => ({
      ...{ ruleId: 'SG302', asset: asset(name), reason: 'No properties.', cause: 'not_given' as const },
    }));
    const page = pageOf({ ...report, unknowns });
    const told = /<section id="not-known"[\s\S]*?<\/section>/.exec(page)?.[0] ?? '';
    expect(told).toContain('HubSpot said no');
    expect(told).toContain('gave no answer, so what it would have found is missing here: a bug');
    expect(told.match(/No properties\./g)).toHaveLength(1);
    expect(told).toMatch(/Bursts<\/bdi>, <bdi>Blasts/);
  });

  it('holds every kind of contradiction against the configuration, with the hypothesis on the left', () => {
    const hypothesis = { kind: 'hypothesis' as const, id: 'h1', name: 'Bursts' };
    const evidence = [
      { kind: 'hypothesis' as const, id: 'h1', path: 'prediction.metric', text: 'counts onboarded' },
      { kind: 'portal' as const, id: '4242', path: 'properties.onboarded', text: 'no such property' },
    ];
    const found = [...CONTRADICTIONS].map((ruleId) => makeFinding({ ruleId, asset: hypothesis, evidence }));
    const page = pageOf(makeAuditReport({ findings: found }));
    expect(page.match(/<div class="pair">/g)).toHaveLength(CONTRADICTIONS.size);
    expect(page).toMatch(
      /counts onboarded<\/p><\/div><div><p class="kick">In the account<\/p><p>no such property/,
    );
  });

  it('prints the first rows of a long table, and says how many there are', () => {
    const workflows = Array.from({ length: PRINTED_ROWS + 1 }, (_, index) =>
      makeWorkflowEntry({ id: String(index) }),
    );
    expect(pageOf(makeAuditReport({ workflows }))).toContain('On paper the first 100 of 101;');
    expect(pageOf(makeAuditReport({ workflows: workflows.slice(1) }))).not.toContain('On paper');
  });

  it('calls a form by the beginning of its id', () => {
    const entry = ['filled out form 3f0a7c1e-52d9-4b7c-9d13-8c2e61a4f0b2'];
    const workflows = [makeWorkflowEntry({ id: '1', grounding: 'ungrounded', entry })];
    const page = pageOf(makeAuditReport({ workflows, startHere: ['1'] }));
    expect(page).toContain('filled out form 3f0a7c1e…');
  });

  it('adds up the groups of judged and not judged to all workflows', () => {
    const { total, feeders, off } = makeFullReport().coverage.workflows;
    const foot = /<tfoot>.*?<td class="num">([\d,]+)<\/td>/s.exec(pageOf(makeFullReport()))?.[1];
    expect(foot).toBe(String(total + feeders + off));
  });

  it('leads to workflows in HubSpot, and nowhere without an account or with a strange one', () => {
    const link = 'href="https://app.hubspot.com/workflows/4242/platform/flow/5001/edit"';
    expect(pageOf(makeFullReport())).toContain(link);
    expect(pageOf(makeFullReport(), { uiDomain: null })).not.toContain('href="https:');
    expect(pageOf(makeFullReport(), { uiDomain: 'evil.example/"x' })).not.toContain('evil.example');
  });

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['an attribute', '"onload="alert(1)'],
    ['the end of a comment or style', '--></style></title><img src=x>'],
    ['an apostrophe', "' onfocus='x"],
  ])('takes %s in a name for text', (_what, name) => {
    const page = bodyOf(pageOf(hostile(name), { title: name }));
    expect(page).not.toContain(name);
    expect(page).not.toMatch(/<script|<img|\son\w+=['"]?alert/);
  });

  it('keeps the direction of a name to itself, cuts one of 10,000 characters, and splits no sign in two', () => {
    const long = '🦊'.repeat(5_000);
    const page = pageOf(hostile(long));
    expect(page.length).toBeLessThan(120_000);
    expect(page).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
    expect(pageOf(hostile('\u202eاسم'))).toContain('<bdi>\u202eاسم</bdi>');
  });

  it('holds nobody’s address, wherever one stands', () => {
    const page = pageOf(hostile('Ask jane.doe@example.com (old)'));
    expect(page).not.toContain('jane.doe');
    expect(page).toContain('Ask (address left out) (old)');
  });

  it('stays under 2 MB with 5,000 workflows that all have findings, and lists every one', () => {
    const workflows = Array.from({ length: 5_000 }, (_, index) =>
      makeWorkflowEntry({
        id: String(index),
        name: `Nurture ${index} of the spring campaign`,
        grounding: 'ungrounded',
      }),
    );
    const findings = workflows.map(({ id, name }) => makeFinding({ asset: { kind: 'workflow', id, name } }));
    const page = pageOf(makeAuditReport({ workflows, findings }));
    expect(Buffer.byteLength(page)).toBeLessThan(2_000_000);
    expect(page.match(/<th scope="row"><(?:a|bdi)[^>]*>(?:<bdi>)?Nurture/g)).toHaveLength(5_000);
  });

  it('says how many rows it leaves out when names make it too large', () => {
    const name = '漢'.repeat(80);
    const workflows = Array.from({ length: 9_000 }, (_, index) =>
      makeWorkflowEntry({ id: String(index), name }),
    );
    const page = pageOf(makeAuditReport({ workflows }));
    expect(Buffer.byteLength(page)).toBeLessThan(2_000_000);
    expect(page).toMatch(/And [\d,]+ more that would make this file too large/);
  });
});

function hostile(name: string): AuditReport {
  const finding = { asset: { kind: 'workflow' as const, id: '5001', name }, message: `“${name}” has none.` };
  return makeAuditReport({
    headline: name,
    workflows: [
      makeWorkflowEntry({
        name,
        grounding: 'ungrounded',
        classReason: name,
        entry: [name],
        messages: [{ channel: 'email', contentId: '7', name }],
      }),
    ],
    startHere: ['5001'],
    findings: [
      makeFinding(finding),
      makeFinding({ ...finding, ruleId: 'SG305' }),
      makeFinding({ ...finding, ruleId: 'SG107' }),
    ],
    unreadable: [{ kind: 'workflow', id: '9', name, reason: name }],
  });
}
