import { scopesToAsk } from '../../../core/access/scopes.ts';
import type { Profile } from './profile-file.ts';

/** What is left to do after the files of a key are there. `isSet` tells which settings have a value. */
export function stepsForKey(isSet: (variable: string) => boolean): string[] {
  const { required, optional } = scopesToAsk({ writing: false });
  const needed = required.filter((scope) => scope !== 'oauth').join(', ');
  const paste = [
    `In HubSpot, as a super admin, make a service key with ${needed}; ` +
      `for what your plan has and hypotheses are about, also with ${optional.join(', ')}.`,
    'Paste it into .env, behind HUBSPOT_ACCESS_TOKEN=.',
  ];
  const run = ['Run: node bin/groundwork.js doctor', 'Then: node bin/groundwork.js audit'];
  return isSet('HUBSPOT_ACCESS_TOKEN') ? run : [...paste, ...run];
}

/** An app's profile, with its name and where it goes. */
export interface PreparedApp {
  path: string;
  name: string;
  profile: Profile;
}

/** The same for an app. */
export function stepsForApp(
  { path, name, profile }: PreparedApp,
  isSet: (variable: string) => boolean,
): string[] {
  const empty = Object.entries(profile.variables).flatMap(([variable, value]) =>
    value === '' ? [variable] : [],
  );
  const secrets = ['HUBSPOT_CLIENT_ID', 'HUBSPOT_CLIENT_SECRET'].filter((variable) => !isSet(variable));
  return [
    ...(empty.length > 0 ? [`Fill in ${empty.join(' and ')} in ${path}.`] : []),
    `Run: hs account auth, then: hs project upload --profile ${name}`,
    ...(secrets.length > 0
      ? [
          'In HubSpot open the project › app › Auth, and paste the client id and the client secret into .env, ' +
            `behind ${secrets.map((variable) => `${variable}=`).join(' and ')}.`,
        ]
      : []),
    ...(isSet('HUBSPOT_ACCESS_TOKEN')
      ? ['Empty HUBSPOT_ACCESS_TOKEN in .env: a key goes before the app.']
      : []),
    'Run: node bin/groundwork.js doctor, then: node bin/groundwork.js serve',
    `Open ${profile.variables.API_ORIGIN}/install as a super admin. ` +
      'Whoever connects an account may change things in it, and names others in its settings.',
  ];
}
