import { existsSync, readFileSync } from 'node:fs';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { RULES } from '../../src/core/grounding/rules/registry.ts';
import { readHypothesesFile } from '../../src/core/hypotheses/hypotheses-file.ts';
import { lintStatement } from '../../src/core/hypotheses/lint.ts';
import { declareCommands } from '../../src/server/commands/declare.ts';
import { PAGES } from './pages.ts';

const readme = readFileSync('README.md', 'utf8');
const docs = PAGES.map((page) => readFileSync(page, 'utf8')).join('\n');

function program(): Command {
  const root = new Command('groundwork');
  declareCommands(root, async () => {});
  return root;
}

describe('the pages', () => {
  it('name only npm scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = [...docs.matchAll(/npm run ([a-z:]+)/g)].map(([, script]) => script ?? '');
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['start', 'test']));
  });

  it('name only commands and options that exist, and the README every command', () => {
    const commands = program().commands.filter((command) => command.name() !== 'help');
    for (const command of commands) expect(readme, command.name()).toContain(`\`${command.name()}\``);
    const called = [...docs.matchAll(/groundwork(?:\.js)? ([a-z]+)((?: [^`\n]*)?)/g)];
    expect(called.length).toBeGreaterThan(5);
    for (const [, name = '', rest = ''] of called) {
      const command = commands.find((one) => one.name() === name);
      expect(command, `groundwork ${name}`).toBeDefined();
      const [second] = rest.trim().split(' ');
      const meant = command?.commands.find((one) => one.name() === second) ?? command;
      const options = meant?.options.map(({ long }) => long) ?? [];
      for (const [option] of rest.matchAll(/--[a-z-]+/g))
        expect(options, `${name} ${option}`).toContain(option);
    }
  });

  it('name files that exist', () => {
    const links = [...docs.matchAll(/`((?:docs|src|test|scripts)\/[A-Za-z0-9_./-]+[A-Za-z0-9])`/g)];
    expect(links.length).toBeGreaterThan(5);
    expect(links.map(([, path]) => path ?? '').filter((path) => !existsSync(path))).toEqual([]);
  });

  it('lists every rule with its severity', () => {
    const table = readme.replace(/ +/g, ' ');
    for (const { id, severity, title } of RULES)
      expect(table).toContain(`| [${id}](docs/rules/${id}.md) | ${severity} | ${title} |`);
  });

  it('shows a hypotheses file that can be read as it stands', () => {
    const yaml = /```yaml\n([\s\S]*?)```/.exec(readme.replace(/^ {3}/gm, ''))?.[1] ?? '';
    const read = readHypothesesFile(parse(yaml), { now: Date.parse('2026-11-24T09:00:00Z'), by: 'cli' });
    expect(read.ok ? '' : read.message).toBe('');
    expect(read.ok && read.value.judgements.attachments).toHaveLength(2);
  });

  it('shows a sentence that is testable', () => {
    const statement = /groundwork\.js lint "([^"]+)"/.exec(readme)?.[1] ?? '';
    expect(lintStatement(statement).band).toBe('testable');
  });
});
