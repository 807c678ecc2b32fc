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
  message:
    'Extensions show: they import core and their own, never the server, the sandbox or the statistics.',
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
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Pass the clock in.',
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Pass the clock in.' },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Pass randomness in.',
  },
];
const one = (type) => ({ type });
const part = (names) => ({ type: 'server', captured: { part: names } });
const mayImport = (from, ...to) => ({ from, allow: to.map((selector) => ({ to: selector })) });

export default tseslint.config(
  { ignores: ['**/node_modules/**', 'out/**', 'data/**', '**/dist/**', 'test/fixtures/**'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  ...uiExtensions.slice(1).map((entry) => ({ ...entry, files: UI })),
  {
    ...reactHooks.configs.flat['recommended-latest'],
    files: [...UI, 'src/sandbox/workbench/host/**/*.{ts,tsx}'],
  },
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
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
    },
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
      'no-restricted-globals': [
        'error',
        'process',
        'fetch',
        'console',
        'Buffer',
        'setTimeout',
        'setInterval',
      ],
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
        { type: 'root', pattern: 'src/server/*.ts', mode: 'full' },
        { type: 'server', pattern: 'src/server/*', mode: 'folder', capture: ['part'] },
      ],
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          rules: [
            mayImport(one('core'), one('core')),
            mayImport(one('extensions'), one('core'), one('extensions')),
            mayImport(one('app'), one('extensions'), one('app')),
            mayImport(one('sandbox'), one('core'), one('sandbox')),
            mayImport(part('hubspot'), one('core'), part('hubspot')),
            mayImport(part('store'), one('core'), part('store')),
            mayImport(part('report'), one('core'), part('report')),
            mayImport(part('use-cases'), one('core'), part('(use-cases|store|hubspot)')),
            mayImport(part('http'), one('core'), part('(http|use-cases|store|hubspot|jobs|report)')),
            mayImport(part('jobs'), one('core'), part('(jobs|use-cases|store)')),
            mayImport(part('commands'), one('core'), one('sandbox'), one('server'), one('root')),
            mayImport(one('root'), one('core'), one('server'), one('root')),
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
