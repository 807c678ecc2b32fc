import { sha256Of } from './canonical.ts';
import { isRecord, textOf } from './json.ts';

/**
 * A definition, a filter or a part of one without what must not be handed on: addresses of people, the code of custom
 * code actions, names of secrets, everything of a web address behind its host, headers, and the texts that apps were
 * given. In their place stands a digest, so that equal things stay equal and a change still shows. Properties, lists,
 * tokens and everything else stay, at the same JSON paths. What is cut already stays as it is. The caller has made
 * sure that the JSON is not too deep.
 */
export function withoutSecrets<Value>(value: Value): Value {
  // Only texts are replaced, and by texts: the shape stays that of the value.
  return cut(value, textWithoutAddresses) as Value;
}

type CutText = (text: string, key: string) => string;

/** The value with its texts cut; a part in which nothing is cut is handed on as it is. */
function cut(value: unknown, cutText: CutText, key = ''): unknown {
  if (typeof value === 'string') return cutText(value, key);
  if (Array.isArray(value)) return cutItems(value, cutText, key);
  return isRecord(value) ? cutEntries(value, cutText) : value;
}

function cutItems(items: unknown[], cutText: CutText, key: string): unknown[] {
  let changed: unknown[] | null = null;
  items.forEach((item, index) => {
    const clean = cut(item, cutText, key);
    if (clean === item) return;
    changed ??= [...items];
    changed[index] = clean;
  });
  return changed ?? items;
}

function cutEntries(record: Record<string, unknown>, cutText: CutText): Record<string, unknown> {
  const secret = secretsOf(record);
  let changed: Record<string, unknown> | null = null;
  for (const key of Object.keys(record)) {
    const clean = cut(record[key], secret[key] ?? cutText, key);
    if (clean === record[key]) continue;
    changed ??= { ...record };
    changed[key] = clean;
  }
  return changed ?? record;
}

type CutByKey = Readonly<Record<string, CutText>>;

/** How the keys of an action are cut that may hold a secret. */
function secretsOf(record: Record<string, unknown>): CutByKey {
  if ('actions' in record || 'listId' in record) return NAMED;
  if (!('actionId' in record)) return NO_SECRETS;
  const type = textOf(record['type']);
  if (type === 'WEBHOOK') return WEBHOOK;
  if (type === 'CUSTOM_CODE') return CUSTOM_CODE;
  return textOf(record['actionTypeId'])?.startsWith('1-') === true ? APP : NO_SECRETS;
}

const NO_SECRETS: CutByKey = {};
/** People know a workflow by its name, and its id in HubSpot may be made of it. */
const AS_NAMED: CutText = (text) => text;
const NAMED: CutByKey = { name: AS_NAMED, uuid: AS_NAMED };
const WEBHOOK: CutByKey = {
  webhookUrl: cutUrl,
  queryParams: cutValue,
  headers: cutValue,
  authSettings: cutValue,
};
const CUSTOM_CODE: CutByKey = { sourceCode: digestOf, secretNames: digestOf, inputFields: cutValue };
const APP: CutByKey = { fields: cutValue };

/** Says what a value is or where it comes from, and holds none itself. */
const STRUCTURE = new Set([
  ...['type', 'name', 'location', 'propertyName', 'appendPropertyName', 'propertyToken', 'owner_properties'],
  ...['actionId', 'dataKey', 'timestampType', 'objectTypeId', 'hs_target_object'],
]);

function cutValue(text: string, key: string): string {
  if (STRUCTURE.has(key)) return textWithoutAddresses(text);
  if (HYPOTHESIS.test(text)) return text;
  return HOST.test(text) ? cutUrl(text) : cutAroundTokens(text);
}

/** What our own action was given; which action is ours differs from account to account. */
const HYPOTHESIS = /^h_[a-z0-9]{10}$/;
const HOST = /^([a-z][a-z0-9+.-]*:\/\/)(?:[^/?#@]*@)?([^/?#:]+)(.*)$/is;

/** Host and nothing else: with many systems the path is the key. */
function cutUrl(text: string): string {
  const [, scheme = '', host = '', rest = ''] = HOST.exec(text) ?? [];
  if (host === '') return cutAroundTokens(text);
  const inner = rest.startsWith('/') ? rest.slice(1) : rest;
  return inner === '' ? `${scheme}${host}` : `${scheme}${host}/${cutAroundTokens(inner)}`;
}

const TOKEN = /(\{\{[^{}]*\}\})/;

/** Tokens name properties, which are no secret. */
function cutAroundTokens(text: string): string {
  const parts = text.includes('{{') ? text.split(TOKEN) : [text];
  return parts.map((part) => (part === '' || TOKEN.test(part) ? part : digestOf(part))).join('');
}

const CUT = /^cut:([0-9a-f]{16})$/;

function digestOf(text: string): string {
  return text === '' || CUT.test(text) ? text : `cut:${digestIn(text)}`;
}

/** The 16 hexadecimal digits that stand for a text, whether it is cut already or not. */
export function digestIn(text: string): string {
  return CUT.exec(text)?.[1] ?? sha256Of(text).slice(0, 16);
}

/** Bounded as addresses are (RFC 5321: 64 before the @, 255 behind it), so that a long text costs no more than its length. */
const ADDRESS = /[^\s@<>"'(),:;=/{}[\]]{1,64}@[a-z0-9.-]{1,255}\.[a-z]{2,24}/gi;

function textWithoutAddresses(text: string): string {
  if (!text.includes('@')) return text;
  return text.replace(ADDRESS, (address) => `address-${sha256Of(address.toLowerCase()).slice(0, 16)}`);
}
