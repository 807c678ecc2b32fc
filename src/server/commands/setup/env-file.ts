import { parseEnv } from 'node:util';
import { Fault } from '../../../core/fault.ts';

const SETTING = /^([A-Z][A-Z0-9_]*)=.*$/gm;

/** What an `.env` sets, without what it leaves empty. */
export function settingsIn(text: string): Record<string, string> {
  const set = Object.entries(parseEnv(text)).flatMap(([name, value = '']) =>
    value === '' ? [] : [[name, value]],
  );
  return Object.fromEntries(set) as Record<string, string>;
}

/**
 * `.env.example` with values in it, its words kept; variables it does not know come last.
 * Throws `setting_unwritable` for a value that would not be read back as it is.
 */
export function fillIn(example: string, values: Readonly<Record<string, string>>): string {
  const known = new Set([...example.matchAll(SETTING)].map(([, name]) => name));
  const filled = example.replace(SETTING, (line, name: string) => {
    const value = values[name];
    return value === undefined ? line : `${name}=${quoted(value)}`;
  });
  const others = Object.entries(values).filter(([name]) => !known.has(name));
  const text = `${filled}${others.map(([name, value]) => `\n${name}=${quoted(value)}\n`).join('')}`;
  const readBack = parseEnv(text);
  for (const [name, value] of Object.entries(values)) if (readBack[name] !== value) throw unwritable(name);
  return text;
}

/** In the first marks that the value itself does not hold. */
function quoted(value: string): string {
  if (/^[\w@%+=:,./-]*$/.test(value)) return value;
  const mark = ["'", '"', '`'].find((one) => !value.includes(one)) ?? '';
  return `${mark}${value}${mark}`;
}

function unwritable(name: string): Fault {
  const hint = 'Choose one without quotation marks and backslashes.';
  return new Fault('setting_unwritable', `The value of ${name} cannot be written into .env.`, hint);
}
