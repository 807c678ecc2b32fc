import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { HOOKS } from '../../src/server/http/hooks/table.ts';
import { ROUTES } from '../../src/server/http/routes/table.ts';

interface Documented {
  openapi: string;
  paths: Record<string, Record<string, { operationId: string; summary: string }>>;
  components: { schemas: Record<string, unknown> };
}

const text = readFileSync('docs/openapi.json', 'utf8');
const reference = JSON.parse(text) as Documented;

test('the API reference is an OpenAPI document, and one without its addresses is none', async () => {
  expect(await new Validator().validate(JSON.parse(text) as Record<string, unknown>)).toEqual({
    valid: true,
  });
  const { paths: _left, ...rest } = JSON.parse(text) as Documented;
  expect(await new Validator().validate({ ...rest, paths: 7 })).toMatchObject({ valid: false });
});

test('every address that is served is in it, and no other', () => {
  const served = [
    ...ROUTES.map(({ method, path }) => `${method} ${path}`),
    ...HOOKS.map(({ path }) => `post ${path}`),
  ];
  const documented = Object.entries(reference.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
  );
  expect(documented.sort()).toEqual(served.sort());
});

test('each of its operations has a name of its own and a sentence, and points at schemas that are there', () => {
  const operations = Object.values(reference.paths).flatMap((methods) => Object.values(methods));
  const names = operations.map(({ operationId }) => operationId);
  expect(new Set(names).size).toBe(names.length);
  expect(operations.filter(({ summary }) => summary.length < 10)).toEqual([]);
  const pointedAt = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name ?? '');
  expect([...new Set(pointedAt)].sort()).toEqual(Object.keys(reference.components.schemas).sort());
});
