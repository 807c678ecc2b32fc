import { describe, expect, it } from 'vitest';
import { runCommand } from './run-command.ts';

const LIVE = ['--sandbox', '--portal <id>'];
const TARGET = [
  '--rule <id>',
  '--workflow <id>',
  '--segment <id>',
  '--name <pattern>',
  '--finding <fingerprint>',
];
const COMMANDS: Record<string, string[]> = {
  lint: ['[text]', '--file <file>', '--hypotheses <file>', '--format <format>', '"table", "json"'],
  audit: [
    ...[
      '--flows <path>',
      '--snapshot <folder>',
      '--lists <file>',
      '--hypotheses <file>',
      '--output <file>',
      '--config <file>',
    ],
    ...['--format <format>', '"table", "json"', '"csv"', '"findings-csv"', '"sarif"', '"html"'],
    ...['--title <text>', '--logo <file>'],
    ...['--fail-on <severity>', '"error", "warning", "note"', '"never"'],
    ...[
      '--backlog <file>',
      '--baseline <file>',
      '--update-backlog',
      '--people <how>',
      '--strict',
      '--as-of <instant>',
    ],
    ...['--since <run>', '--changed-only', '--changed-since <run>'],
    ...LIVE,
  ],
  baseline: ['<hypothesis>', '--days <days>', '--use', '--format <format>', ...LIVE],
  start: [
    '<hypothesis>',
    '--outcome <preset>',
    '--field <property>',
    '--stage <stage>',
    '--preview',
    ...LIVE,
  ],
  decide: [
    '<hypothesis>',
    '--choice <choice>',
    '"keep", "change"',
    '"stop"',
    '--reason <text>',
    '--reviewed-by <name>',
    ...LIVE,
  ],
  amend: ['<hypothesis>', '--answer <answer>', '"yes", "no"', '--reason <text>', ...LIVE],
  mute: [...TARGET, '--reason <text>', '--until <day>', ...LIVE],
  unmute: [...TARGET, ...LIVE],
  exempt: ['--workflow <id>', '--segment <id>', '--reason <text>', '--until <day>', ...LIVE],
  unexempt: ['--workflow <id>', '--segment <id>', ...LIVE],
  why: ['<kind>', '"workflow", "segment"', '<id>', '--report <file>', '--format <format>', ...LIVE],
  answer: [
    '<destination...>',
    '--class <class>',
    '"customer_facing", "operational"',
    '--reason <text>',
    ...LIVE,
  ],
  unanswer: ['<destination>', ...LIVE],
  class: ['<class>', '"service_message"', '--workflow <id...>', '--reason <text>', ...LIVE],
  unclass: ['<workflow>', ...LIVE],
  contradict: ['--workflow <id>', '--hypothesis <id>', '--reason <text>', ...LIVE],
  uncontradict: ['--workflow <id>', '--hypothesis <id>', ...LIVE],
  measure: ['--hypothesis <id>', '--format <format>', ...LIVE],
  sync: [
    ...[
      '--dry-run',
      '--switch-on',
      '--switch-off',
      '--remove',
      '--with-properties',
      '--limit <records>',
      '--held-out <switch>',
      '--tasks <switch>',
    ],
    ...['--format <format>', ...LIVE],
  ],
  stats: [],
  snapshot: ['<folder>', ...LIVE],
  export: ['--rules', '--output <file>', ...LIVE],
  import: ['<file>', '--restore', ...LIVE],
  diff: ['<file>', '--against <file>', '--format <format>', ...LIVE],
  setup: [
    ...['--connect <way>', '"key", "app"', '--public-url <url>', '--data-dir <folder>', '--editors <ids>'],
    ...['--account <id>', '--profile <name>', '--support-email <address>', '--support-phone <number>'],
    ...['--folder <folder>', '--force'],
  ],
  store: ['migrate', 'copy', 'backup', 'restore'],
  doctor: ['--format <format>', ...LIVE],
  editors: ['add'],
  changes: LIVE,
  keys: ['rotate'],
  serve: ['--no-jobs'],
  worker: [],
  sandbox: ['--at <day>', '--serve', '--port <port>', '--faults <plan>'],
  demo: ['--once', '--port <port>', '--workflows <count>', '--contacts <count>', '--seed <number>'],
};

describe('--help', () => {
  it('of the program names every command', async () => {
    const { code, out, err } = await runCommand(['--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const named = [...out.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name);
    expect(named).toEqual([...Object.keys(COMMANDS), 'help']);
  });

  it.each(Object.entries(COMMANDS))('of %s tells what it does and every option', async (name, options) => {
    const { code, out, err } = await runCommand([name, '--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const words = out.replaceAll(/\s+/g, ' ');
    for (const option of options) expect(words).toContain(option);
    const declared = [...out.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, option]) => option ?? '');
    const known = [...options, '--help'].map((option) => option.split(' ')[0]);
    expect(declared.filter((option) => !known.includes(option))).toEqual([]);
  });

  it('needs no configuration, not even a valid one', async () => {
    const { code } = await runCommand(['audit', '--help'], { env: { PORT: 'high' } });
    expect(code).toBe(0);
  });
});

it('--version is that of the package', async () => {
  const { code, out } = await runCommand(['--version']);
  expect(code).toBe(0);
  expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

describe('what is mistyped is refused with a suggestion', () => {
  it.each([
    { argv: ['adit'], err: ["unknown command 'adit'", 'Did you mean audit?'] },
    { argv: ['frobnicate'], err: ["unknown command 'frobnicate'", '--help'] },
    { argv: ['audit', '--flow', 'x'], err: ["unknown option '--flow'", 'Did you mean --flows?'] },
    { argv: ['sync', '--dryrun'], err: ["unknown option '--dryrun'", 'Did you mean --dry-run?'] },
    { argv: ['lint', '--format', 'xml', 'x'], err: ["'xml' is invalid", 'Allowed choices are table, json'] },
    { argv: ['audit', '--fail-on', 'red'], err: ["'red' is invalid", 'error, warning, note, never'] },
    { argv: ['audit', '--as-of', 'soon'], err: ["'soon' is invalid", '2026-11-24T09:00:00Z'] },
    { argv: ['sync', '--limit', '0'], err: ["'0' is invalid", 'at least 1'] },
    { argv: ['sync', '--limit', 'many'], err: ["'many' is invalid", 'a whole number'] },
    { argv: ['setup', '--connect', 'oauth'], err: ["'oauth' is invalid", 'key, app'] },
    { argv: ['setup', '--profile', '../x'], err: ["'../x' is invalid", 'a word like test'] },
    { argv: ['setup', '--support-email', 'help'], err: ["'help' is invalid", 'an e-mail address'] },
    { argv: ['setup', '--support-phone', '555 01'], err: ["'555 01' is invalid", 'digits only'] },
    { argv: ['import'], err: ["missing required argument 'file'"] },
    { argv: ['start'], err: ["missing required argument 'hypothesis'"] },
    { argv: ['decide', 'h_0000000001', '--choice', 'keep'], err: ['--reason <text>', 'not specified'] },
    { argv: ['decide', 'h_0000000001', '--reason', 'x'], err: ['--choice <choice>', 'not specified'] },
    { argv: ['amend', 'h_0000000001', '--reason', 'x'], err: ['--answer <answer>', 'not specified'] },
    { argv: ['measure', 'h_0000000001'], err: ['too many arguments'] },
    { argv: ['audit', '--flows', 'x', '--sandbox'], err: ['--flows <path>', '--sandbox'] },
    { argv: ['audit', '--backlog', 'x', '--baseline', 'y'], err: ['--backlog <file>', '--baseline <file>'] },
  ])('$argv', async ({ argv, err: expected }) => {
    const { code, out, err } = await runCommand(argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    for (const words of expected) expect(err).toContain(words);
  });

  it('says what there is when nothing is asked for', async () => {
    const { code, err } = await runCommand([]);
    expect(code).toBe(2);
    expect(err).toContain('Usage: groundwork');
  });
});

describe('the configuration', () => {
  it('is refused with all of its problems at once', async () => {
    const env = {
      PORT: 'high',
      LOG_LEVEL: 'loud',
      GROUNDWORK_EDITORS: '12,me',
      HUBSPOT_API_BASE_URL: 'hubspot',
    };
    const { code, out, err } = await runCommand(['doctor'], { env });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('4 problems');
    for (const variable of Object.keys(env)) expect(err).toContain(`  ${variable} `);
    expect(err).toContain('.env.example');
  });

  it('never shows a secret that is not valid', async () => {
    const { code, err } = await runCommand(['doctor'], { env: { GROUNDWORK_ENCRYPTION_KEY: 'c2hvcnQ' } });
    expect(code).toBe(2);
    expect(err).toContain('a problem');
    expect(err).toContain('openssl rand -base64 32');
    expect(err).not.toContain('c2hvcnQ');
  });

  it.each([
    { argv: ['audit'] },
    { argv: ['measure'] },
    { argv: ['sync', '--dry-run'] },
    { argv: ['export'] },
    { argv: ['start', 'h_0000000001'] },
    { argv: ['decide', 'h_0000000001', '--choice', 'keep', '--reason', 'It works'] },
    { argv: ['amend', 'h_0000000001', '--answer', 'yes', '--reason', 'Asked'] },
    { argv: ['serve'] },
  ])('without an account is told what to set: $argv', async ({ argv }) => {
    const { code, out, err } = await runCommand(argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('No HubSpot account is configured.');
    expect(err).toContain('HUBSPOT_ACCESS_TOKEN');
    expect(err).toContain('--sandbox');
  });
});
