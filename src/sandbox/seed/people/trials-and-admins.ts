import type { WorldRecord } from '../../portal/world.ts';
import { TIMINGS } from '../timing.ts';
import { COHORTS, layOut, type Member } from './cohort.ts';
import {
  addPerson,
  asDate,
  days,
  isPicked,
  minutes,
  momentsBetween,
  stay,
  write,
  type Crowd,
} from './crowd.ts';

const TRIAL_DAYS = 28;
/** The list of new admins holds people who signed up in the last 60 days. */
const NEW_DAYS = 60;
const JOB_ROLES = ['owner', 'barista', 'office_manager'] as const;

/** How many people started with the hypothesis that is still too young to tell: `trial` of them are also in a trial. */
export const NEW_ADMINS = { direct: 95, directOnboarded: 13, trial: 17, beforeStart: 31 } as const;
/** Trial users who are no admins: the trial nudge writes to them all the same. */
const TRIAL_MEMBERS = 74;

/** Admins in a trial; the hypothesis about their colleagues has too few of them. */
export function addTrialAdmins(crowd: Crowd): void {
  const spans = { beforeStartDays: 20, afterCutOffUntil: crowd.now - days(21.5) };
  for (const member of layOut(crowd, COHORTS.trialColleagues, TIMINGS.trialColleagues, spans))
    addAdmin(crowd, member);
  const { startDaysAgo } = TIMINGS.startFromRole;
  const recent = momentsBetween(
    crowd.random,
    NEW_ADMINS.trial,
    crowd.now - days(startDaysAgo - 1),
    crowd.now - days(1),
  );
  recent.forEach((joinedAt, index) =>
    addAdmin(crowd, { sort: 'after_cut_off', index, joinedAt, outcomeAt: null }),
  );
}

function addAdmin(crowd: Crowd, member: Member): void {
  const person = signUp(crowd, member.joinedAt, 'admin');
  startTrial(crowd, person, member.joinedAt, member.index);
  stay(crowd, 'trialAdmins', person, member.joinedAt, member.joinedAt + days(TRIAL_DAYS));
  const colleagueAt = member.sort === 'prior' ? member.joinedAt - days(3) : member.outcomeAt;
  if (colleagueAt !== null) write(crowd, person, 'first_colleague_date', asDate(colleagueAt), colleagueAt);
}

export function addTrialMembers(crowd: Crowd): void {
  momentsBetween(crowd.random, TRIAL_MEMBERS, crowd.now - days(118), crowd.now - days(1)).forEach(
    (at, index) => {
      startTrial(crowd, signUp(crowd, at, 'member'), at, index);
    },
  );
}

/** Admins who bought at once, without a trial. */
export function addDirectAdmins(crowd: Crowd): void {
  const start = crowd.now - days(TIMINGS.startFromRole.startDaysAgo);
  const before = momentsBetween(crowd.random, NEW_ADMINS.beforeStart, start - days(30), start - days(1));
  before.forEach((at) => signUp(crowd, at, 'owner'));
  momentsBetween(crowd.random, NEW_ADMINS.direct, start + days(1), crowd.now - days(0.5)).forEach(
    (at, index) => {
      const person = signUp(crowd, at, index % 4 === 0 ? 'owner' : 'admin');
      const early = Math.floor(NEW_ADMINS.direct * 0.6);
      if (index >= early || !isPicked(index, NEW_ADMINS.directOnboarded, early)) return;
      write(crowd, person, 'onboarded', 'true', at + days(3 + (index % 3)), 'CRM_UI');
    },
  );
}

function signUp(crowd: Crowd, at: number, role: 'admin' | 'owner' | 'member'): WorldRecord {
  const person = addPerson(crowd, at - days(4));
  write(crowd, person, 'lifecyclestage', 'lead', person.createdAt);
  write(crowd, person, 'newsletter_consent', 'true', at - minutes(1), 'FORM');
  write(crowd, person, 'signup_date', asDate(at), at - minutes(1), 'FORM');
  write(crowd, person, 'account_role', role, at - minutes(1), 'FORM');
  write(crowd, person, 'job_role', crowd.random.pick(JOB_ROLES), at - minutes(1), 'FORM');
  write(
    crowd,
    person,
    'team_size',
    crowd.random.pick(['1', '2_5', '6_20'] as const),
    at - minutes(1),
    'FORM',
  );
  if (role !== 'member') stay(crowd, 'newAdmins', person, at, at + days(NEW_DAYS));
  return person;
}

function startTrial(crowd: Crowd, person: WorldRecord, at: number, index: number): void {
  const ended = index % 5 === 0 ? 'converted' : 'expired';
  write(crowd, person, 'trial_status', 'active', at - minutes(1), 'FORM');
  write(crowd, person, 'trial_status', ended, at + days(TRIAL_DAYS) - minutes(1));
  stay(crowd, 'trialUsers', person, at, at + days(TRIAL_DAYS));
}
