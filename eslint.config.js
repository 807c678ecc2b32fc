import js from '@eslint/js';
import { config as uiExtensions } from '@hubspot/eslint-config-ui-extensions';
import boundaries from 'eslint-plugin-boundaries';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const UI = ['src/app/**/*.{ts,tsx}', 'src/extensions/**/*.{ts,tsx}'];

// Relative imports name the TypeScript file: with a `.js` specifier the boundary rule cannot resolve the import
// and would let everything pass.
const SPELLED_AS_JS = {
  regex: '^\\.{1,2}/.*\\.jsx?$',
  message: 'Name the .ts or .tsx file, so that the boundary rule can see where the import goes.',
};
const IO_PACKAGES = {
  regex: '^(node:|express$|@hubspot/|lowdb|pino|msw|tsx|yaml$|commander$)',
  message: 'core thinks over plain data: no I/O, no framework.',
};
const SERVER_SIDE = {
  regex: '(^|/)(server|sandbox)(/|$)|outcomes/statistics',
  message: 'Extensions show: they import core and their own, never the server, the sandbox or the statistics.',
};
const SANDBOX = {
  regex: '(^|/)sandbox/',
  message: 'Product code does not know the sandbox: only the demo command and tests import it.',
};

const NO_ENV = {
  object: 'process',
  property: 'env',
  message: 'The environment is read in src/server/config.ts only.',
};
const NO_CLOCK_OR_CHANCE = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Pass the clock in.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Pass the clock in.' },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'Pass randomness in.' },
];
const part = (names) => ['server', { part: names }];

export default tseslint.config(
  { ignores: ['**/node_modules/**', 'out/**', 'data/**', '**/dist/**', 'test/fixtures/**'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  ...uiExtensions.slice(1).map((entry) => ({ ...entry, files: UI })),
  { ...reactHooks.configs.flat['recommended-latest'], files: UI },
  {
    rules: {
      'no-restricted-imports': ['error', { patterns: [SPELLED_AS_JS] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}', 'test/**/*.{ts,tsx}'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'error', '@typescript-eslint/no-explicit-any': 'error' },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/server/config.ts'],
    rules: { 'no-restricted-properties': ['error', NO_ENV] },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [SPELLED_AS_JS, IO_PACKAGES] }],
      'no-restricted-syntax': ['error', ...NO_CLOCK_OR_CHANCE],
      'no-restricted-globals': ['error', 'process', 'fetch', 'console', 'Buffer', 'setTimeout', 'setInterval'],
    },
  },
  {
    files: ['src/server/use-cases/**/*.ts', 'src/server/report/**/*.ts', 'src/server/store/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...NO_CLOCK_OR_CHANCE] },
  },
  {
    files: ['src/server/**/*.ts'],
    ignores: ['src/server/commands/demo.ts', 'src/server/commands/demo/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [SPELLED_AS_JS, SANDBOX] }] },
  },
  { files: UI, rules: { 'no-restricted-imports': ['error', { patterns: [SPELLED_AS_JS, SERVER_SIDE] }] } },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { boundaries },
    settings: {
      'import/resolver': { node: { extensions: ['.ts', '.tsx', '.js'] } },
      'boundaries/elements': [
        { type: 'core', pattern: 'src/core', mode: 'folder' },
        { type: 'extensions', pattern: 'src/extensions', mode: 'folder' },
        { type: 'app', pattern: 'src/app', mode: 'folder' },
        { type: 'sandbox', pattern: 'src/sandbox', mode: 'folder' },
        { type: 'server', pattern: 'src/server/*', mode: 'folder', capture: ['part'] },
      ],
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          rules: [
            { from: ['core'], allow: ['core'] },
            { from: ['extensions'], allow: ['core', 'extensions'] },
            { from: ['app'], allow: ['extensions', 'app'] },
            { from: ['sandbox'], allow: ['core', 'sandbox'] },
            { from: [part('hubspot')], allow: ['core', part('hubspot')] },
            { from: [part('store')], allow: ['core', part('store')] },
            { from: [part('report')], allow: ['core', part('report')] },
            { from: [part('use-cases')], allow: ['core', part('(use-cases|store|hubspot)')] },
            { from: [part('http')], allow: ['core', part('(http|use-cases|store|hubspot)')] },
            { from: [part('jobs')], allow: ['core', part('(jobs|use-cases|store)')] },
            { from: [part('commands')], allow: ['core', 'sandbox', 'server'] },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
);
