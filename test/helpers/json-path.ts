/** Whether a path of the form `$.actions[3].fields.content_id` leads to something in a JSON value. */
export function hasPath(value: unknown, path: string): boolean {
  if (!/^\$(\.\w+|\[\d+\])*$/.test(path)) return false;
  const steps = [...path.matchAll(/\.(\w+)|\[(\d+)\]/g)].map(([, key, index]) => key ?? Number(index));
  let current = value;
  for (const step of steps) {
    if (typeof current !== 'object' || current === null || !(step in current)) return false;
    current = (current as Record<string | number, unknown>)[step];
  }
  return true;
}
