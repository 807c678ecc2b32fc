import { readFileSync } from 'node:fs';

/** Licences that may be shipped beside MIT code without asking anybody. */
const ALLOWED = new Set([
  ...['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', '0BSD'],
  ...['Apache-2.0 AND BSL-1.0', '(MIT OR CC0-1.0)'],
]);

/**
 * What is installed with Groundwork, without what only its developers need, by licence; from the lock file. Throws on a
 * package whose licence is not allowed, so that adding one is a decision and not an accident.
 */
export function licencesList() {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const shipped = Object.entries(packages)
    .filter(([path, { dev, link }]) => path.includes('node_modules/') && !dev && !link)
    .map(([path, { version, license }]) => ({
      name: nameIn(path),
      version,
      licence: license ?? 'none named',
    }));
  const strange = shipped.filter(({ licence }) => !ALLOWED.has(licence));
  if (strange.length > 0) {
    const told = strange.map(({ name, version, licence }) => `${name} ${version} (${licence})`).join(', ');
    throw new Error(`Not among the licences that may be shipped: ${told}`);
  }
  const byLicence = grouped(shipped);
  return [...byLicence]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([licence, own]) => `**${licence}** (${own.length}): ${namesOf(own).join(', ')}`)
    .join('\n\n');
}

function nameIn(path) {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

function grouped(shipped) {
  const byLicence = new Map();
  for (const one of shipped) byLicence.set(one.licence, [...(byLicence.get(one.licence) ?? []), one]);
  return byLicence;
}

/** Families of many small packages are named once. */
function namesOf(own) {
  const names = own.map(({ name, version }) => {
    const family = FAMILIES.find((scope) => name.startsWith(scope));
    return family === undefined ? `${name} ${version}` : `\`${family}*\``;
  });
  return [...new Set(names)].sort((a, b) => a.localeCompare(b));
}

const FAMILIES = ['@stdlib/', '@esbuild/'];
