import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readAuditConfig } from '../../../../src/core/grounding/config/audit-config.ts';
import { runRules } from '../../../../src/core/grounding/engine/engine.ts';
import type { Evidence, Rule } from '../../../../src/core/grounding/engine/rule.ts';
import { RULES } from '../../../../src/core/grounding/rules/registry.ts';
import { makeContext } from '../../../factories/audit-models.ts';
import { deepFreeze } from '../../../../src/core/deep-freeze.ts';
import { hasPath } from '../../../helpers/json-path.ts';
import { HARD_CONTEXTS, type HardContext } from './hard-contexts.ts';
import { readRulePage } from './rule-page.ts';

const RULES_FOLDER = new URL('../../../../src/core/grounding/rules/', import.meta.url);
const PAGES_FOLDER = new URL('../../../../docs/rules/', import.meta.url);
const HEADINGS = ['What it checks', 'Why it matters', 'Triggers', 'Passes', 'Options', 'Limits'];

const idsIn = (folder: URL, ending: string) =>
  readdirSync(folder)
    .filter((name) => /^SG\d+\./.test(name))
    .map((name) => name.replace(ending, ''))
    .sort();

describe('the catalogue of rules', () => {
  it('holds every rule that has a file, in the order of their ids', () => {
    expect(RULES.map(({ id }) => id)).toEqual(idsIn(RULES_FOLDER, '.ts'));
  });

  it('has a page for each rule and no other', () => {
    expect(idsIn(PAGES_FOLDER, '.md')).toEqual(RULES.map(({ id }) => id));
  });

  it('gives every rule a title, a reason and an id of its own', () => {
    for (const of of ['id', 'title', 'why'] as const)
      expect(new Set(RULES.map((rule) => rule[of])).size, of).toBe(RULES.length);
  });

  it('names on its pages only rules and files that exist', () => {
    for (const name of readdirSync(PAGES_FOLDER)) {
      const text = readFileSync(new URL(name, PAGES_FOLDER), 'utf8');
      for (const [, link = ''] of text.matchAll(/\]\(([^)]+)\)/g))
        expect(existsSync(new URL(link, PAGES_FOLDER)), `${name} → ${link}`).toBe(true);
    }
  });

  describe.each(RULES.map((rule) => ({ id: rule.id, rule })))('$id', ({ rule }) => {
    it('says what it is, why it matters and what to answer', () => {
      expect(rule.title).not.toMatch(/\.$/);
      expect(rule.why).toMatch(/\.$/);
      expect(rule.question).toMatch(/\?/);
    });

    it('has a page with its title, its severity and every heading filled in', () => {
      const page = readRulePage(rule.id);
      expect(page.title).toBe(`${rule.id}: ${rule.title}`);
      expect(page.severity).toBe(rule.severity);
      expect([...page.sections.keys()]).toEqual(HEADINGS);
      expect([...page.sections].filter(([, text]) => text === '').map(([heading]) => heading)).toEqual([]);
    });

    it('has a page that names its options with their defaults, and shows settings that can be read', () => {
      const page = readRulePage(rule.id);
      expect(page.options).toEqual(defaultsOf(rule));
      expect(page.sections.get('Options') === 'None.').toBe(Object.keys(page.options).length === 0);
      for (const yaml of page.yaml) {
        const config = readAuditConfig(parse(yaml), { now: 0 });
        expect(config.ok ? [] : config.problems).toEqual([]);
        expect(Object.keys(config.ok ? config.value.settings : {})).toEqual([rule.id]);
      }
    });

    it('has defaults for all of its options and refuses unknown ones', () => {
      expect(rule.options.safeParse({}).success).toBe(true);
      expect(rule.options.safeParse({ nope: 1 }).success).toBe(false);
    });

    it('has nothing to say about an empty account', () => {
      expect(runRules([rule], makeContext(), {})).toMatchObject({ findings: [], crashes: [] });
    });

    it.each(HARD_CONTEXTS)('answers the same twice and changes nothing: $name', (hard) => {
      const frozen = deepFreeze(hard.context());
      const first = runRules([rule], frozen, {});
      expect(first.crashes).toEqual([]);
      expect(runRules([rule], frozen, {})).toEqual(first);
      expect(first.findings.flatMap(({ evidence }) => evidence.filter(pointsNowhere(hard)))).toEqual([]);
    });
  });

  it('speaks on what is hard to read, each rule somewhere', () => {
    const spoken = new Set(
      HARD_CONTEXTS.flatMap(({ context }) =>
        runRules(RULES, context(), {}).findings.map(({ ruleId }) => ruleId),
      ),
    );
    expect([...spoken].sort()).toEqual(expect.arrayContaining(['SG101', 'SG105', 'SG303', 'SG309', 'SG502']));
  });
});

function defaultsOf(rule: Rule): Record<string, string> {
  const defaults = Object.entries(rule.options.parse({}) as Record<string, unknown>);
  return Object.fromEntries(defaults.map(([name, value]) => [name, JSON.stringify(value)]));
}

/** Evidence in a workflow must be a place in its definition. */
function pointsNowhere({ definitions }: HardContext): (evidence: Evidence) => boolean {
  return ({ kind, id, path }) => kind === 'workflow' && !hasPath(definitions.get(id), path);
}
