import { readFileSync } from 'node:fs';

/** A rule's page in docs/rules, taken apart. */
export interface RulePage {
  title: string;
  severity: string;
  /** Text by heading, in the order of the page. */
  sections: Map<string, string>;
  /** What the section “Options” says of each option: its name and its default as JSON. */
  options: Record<string, string>;
  /** Every settings file shown on the page. */
  yaml: string[];
}

/** Throws when there is no such page. */
export function readRulePage(id: string): RulePage {
  const text = readFileSync(new URL(`../../../../docs/rules/${id}.md`, import.meta.url), 'utf8');
  const [head = '', ...rest] = text.split(/^## /m);
  const sections = new Map(
    rest.map((section) => {
      const end = section.indexOf('\n');
      return [section.slice(0, end), section.slice(end).trim()] as const;
    }),
  );
  return {
    title: /^# (.+)$/m.exec(head)?.[1] ?? '',
    severity: /^Severity: \*\*(\w+)\*\*$/m.exec(head)?.[1] ?? '',
    sections,
    options: optionsIn(sections.get('Options') ?? ''),
    yaml: [...text.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, yaml = '']) => yaml),
  };
}

function optionsIn(section: string): Record<string, string> {
  const found = [...section.matchAll(/^- `(\w+)` \(default ([^)]+)\)/gm)];
  return Object.fromEntries(found.map(([, name = '', value = '']) => [name, value]));
}
