import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOOKS } from '../../../src/server/http/hooks/table.ts';
import { ROUTES } from '../../../src/server/http/routes/table.ts';
import { Job } from '../../../src/core/contract/job.ts';
import { ErrorAnswer } from '../../../src/core/contract/error-answer.ts';
import { EDITOR, PORTAL_ID, startTestServer, type Ask, type TestServer } from '../../helpers/server.ts';
import { dueDraft } from '../use-cases/attach/attach-bench.ts';
import { endOf } from './answers.ts';
import { addressOf, EDIT_EXAMPLES, HOOK_EXAMPLES, READ_EXAMPLES } from './examples.ts';
import { serverWorld } from './server-world.ts';

/** Requests to each address. */
const RUNS = 15;
/** Repeats what failed: the same requests for the same seed. */
const SEED = 20_261_126;

const ADDRESSES = [
  ...ROUTES.map(({ method, path }) => ({ name: `${method} ${path}`, method, path })),
  ...HOOKS.map(({ path }) => ({ name: `post ${path}`, method: 'post', path })),
];
const EXAMPLES = { ...EDIT_EXAMPLES, ...READ_EXAMPLES, ...HOOK_EXAMPLES };

/** Anything JSON can hold, ids and words that mean something here among it. */
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom<unknown>(
    'h_0000000001',
    '1',
    '201',
    -1,
    1e308,
    '',
    '__proto__',
    '\u0000',
    '999',
    [],
    {},
    null,
  ),
);

/** The example with one thing in it exchanged, taken out or added, however deep. */
function changedOnce(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value !== 'object' || value === null) return anything;
  const entries = Object.entries(value);
  const key = fc.oneof(fc.constantFrom(...entries.map(([name]) => name), 'extra'), fc.string());
  return fc.oneof(
    anything,
    key.chain((name) => changedAt(value, name)),
  );
}

function changedAt(value: object, name: string): fc.Arbitrary<unknown> {
  const inner = new Map<string, unknown>(Object.entries(value)).get(name);
  return fc.option(changedOnce(inner), { nil: undefined }).map((next) => {
    if (Array.isArray(value))
      return value.map((item, index) => (String(index) === name ? next : item) as unknown);
    return { ...value, [name]: next };
  });
}

function requestsTo(name: string, path: string): fc.Arbitrary<{ target: string; ask: Ask }> {
  const example = EXAMPLES[name];
  const json = (example === undefined ? anything : changedOnce(example)).map((body): Ask => {
    return body === undefined ? {} : { body };
  });
  const bytes = fc.uint8Array({ maxLength: 200 }).map((rawBody): Ask => ({ rawBody }));
  const ask = name.startsWith('get') ? fc.constant<Ask>({}) : fc.oneof({ weight: 9, arbitrary: json }, bytes);
  const known = [
    'after',
    'limit',
    'query',
    'status',
    'class',
    'grounding',
    'sort',
    'ids',
    'q',
    'objectTypeId',
  ];
  const query = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...known), fc.string()), fc.string()), {
    maxLength: 3,
  });
  const segment = fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, fc.string({ minLength: 1 }));
  return fc.tuple(ask, query, segment).map(([asked, pairs, other]) => {
    const own = pairs.filter(([key]) => key !== 'userId' && key !== 'portalId');
    const text = new URLSearchParams(own).toString();
    const address = other === null ? addressOf(path) : path.replace(/:\w+/g, encodeURIComponent(other));
    return { target: `${address}${text === '' ? '' : `?${text}`}`, ask: asked };
  });
}

async function checkAnswer(server: TestServer, method: string, target: string, ask: Ask): Promise<void> {
  const before = await server.digest();
  const response = await server.ask(method.toUpperCase(), target, {
    userId: EDITOR,
    portalId: PORTAL_ID,
    ...ask,
  });
  const body: unknown = await response.json();
  if (response.status === 202) await endOf(server, Job.parse(body).id);
  expect(response.status, JSON.stringify(body)).toBeLessThan(500);
  if (response.status < 400) return untilQuiet(server);
  expect(ErrorAnswer.safeParse(body).success, JSON.stringify(body)).toBe(true);
  expect(await server.digest(), 'what was refused has changed nothing').toBe(before);
}

/** What was acknowledged has been acted on, so that the next request changes what is changed. */
async function untilQuiet({ store }: TestServer): Promise<void> {
  while ((await store.inbox.waiting(PORTAL_ID)).length > 0) await new Promise(setImmediate);
  await store.inbox.receive(PORTAL_ID, []); // stands in line behind what is being written
}

test.each(ADDRESSES)(
  'whatever is sent to $name is answered, and refused whole or done',
  async ({ name, method, path }) => {
    const server = await startTestServer({ world: serverWorld(), hypotheses: [dueDraft()] });
    await fc.assert(
      fc.asyncProperty(requestsTo(name, path), ({ target, ask }) => checkAnswer(server, method, target, ask)),
      { numRuns: RUNS, seed: SEED },
    );
  },
);

test('every address with a body has an example to start from', () => {
  const withBody = ADDRESSES.filter(({ method }) => method !== 'get').map(({ name }) => name);
  expect(Object.keys(EXAMPLES).sort()).toEqual([...new Set(withBody)].sort());
});
