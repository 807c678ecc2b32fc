import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runRules } from '../../../../src/core/grounding/engine.ts';
import { RULES } from '../../../../src/core/grounding/rules/registry.ts';
import { makeContext, makeWorkflow, makeWorkflowJudgement } from '../../../factories/audit-models.ts';

const FOLDER = new URL('../../../../src/core/grounding/rules/', import.meta.url);

describe('the catalogue of rules', () => {
  it('holds every rule that has a file, in the order of their ids', () => {
    const files = readdirSync(FOLDER).filter((name) => name.startsWith('SG'));
    expect(RULES.map(({ id }) => `${id}.ts`)).toEqual(files.sort());
  });

  const bare = makeWorkflow({
    messages: [],
    startActionId: '1',
    edges: [
      { from: '1', to: '2', isGoTo: true },
      { from: '2', to: '1', isGoTo: true },
    ],
    danglingEdges: [{ from: '2', to: '9', path: '$.actions[1].connection' }],
  });

  describe.each(RULES.map((rule) => ({ id: rule.id, rule })))('$id', ({ rule }) => {
    it('says what it is, why it matters and what to answer', () => {
      expect(rule.title).not.toMatch(/\.$/);
      expect(rule.why).toMatch(/\.$/);
      expect(rule.question).toMatch(/\?/);
    });

    it('has defaults for all of its options and refuses unknown ones', () => {
      expect(rule.options.safeParse({}).success).toBe(true);
      expect(rule.options.safeParse({ nope: 1 }).success).toBe(false);
    });

    it('has nothing to say about an empty portal', () => {
      expect(runRules([rule], makeContext(), {})).toEqual({ findings: [], crashes: [] });
    });

    it('survives a workflow whose steps run in a circle and lead nowhere', () => {
      const context = makeContext({ workflows: [makeWorkflowJudgement(bare, { state: 'grounded' })] });
      expect(runRules([rule], context, {}).crashes).toEqual([]);
    });
  });
});
