import type { Hypothesis } from '../../hypotheses/hypothesis.ts';

/** A choice of an enumeration property, as HubSpot has it. */
export interface PropertyChoice {
  value: string;
  label: string;
  hidden: boolean;
  displayOrder: number;
}

/** HubSpot's limit of options of one property, and where people are warned. */
const MOST_OPTIONS = 5000;
const WARN_FROM = 4500;

export interface OptionPlan {
  options: PropertyChoice[];
  isChanged: boolean;
  isNearlyFull: boolean;
  /** Hypotheses for which there is no room: their values cannot be written. */
  leftOut: string[];
}

/**
 * Options in step with the hypotheses: one each, its title as label, hidden when retired. An option is never taken
 * away, for records may hold it; options that are not ours stay as they are. When there is no room for all, the
 * oldest retired hypotheses are left out.
 */
export function optionsInStep(
  existing: readonly PropertyChoice[],
  hypotheses: readonly Hypothesis[],
  limit: number = MOST_OPTIONS,
): OptionPlan {
  const known = new Set(existing.map(({ value }) => value));
  const missing = hypotheses.filter(({ id }) => !known.has(id)).sort(lastToLeaveOutFirst);
  const room = Math.max(0, limit - existing.length);
  const added = new Set(missing.slice(0, room).map(({ id }) => id));
  const byId = new Map(hypotheses.map((hypothesis) => [hypothesis.id, hypothesis]));
  const kept = existing.map((choice) => renamed(choice, byId.get(choice.value)));
  const fresh = hypotheses.filter(({ id }) => added.has(id)).map((hypothesis) => renamed(null, hypothesis));
  const options = withUniqueLabels([...kept, ...fresh].filter((choice) => choice !== null));
  return {
    options,
    isChanged: !isSame(existing, options),
    isNearlyFull: options.length >= Math.min(WARN_FROM, limit),
    leftOut: missing.slice(room).map(({ id }) => id),
  };
}

function renamed(choice: PropertyChoice | null, hypothesis: Hypothesis | undefined): PropertyChoice | null {
  if (hypothesis === undefined) return choice;
  const { id, slots, status } = hypothesis;
  const label = slots.title.trim() === '' ? id : slots.title.trim();
  return { value: id, label, hidden: status === 'retired', displayOrder: choice?.displayOrder ?? -1 };
}

/** HubSpot takes each label once, but people may give two hypotheses the same title: the later one adds its id. */
function withUniqueLabels(choices: readonly PropertyChoice[]): PropertyChoice[] {
  const taken = new Set<string>();
  return choices.map((choice) => {
    const label = taken.has(choice.label) ? `${choice.label} (${choice.value})` : choice.label;
    taken.add(label);
    return { ...choice, label };
  });
}

/** Those in use before the retired, the newer before the older. */
function lastToLeaveOutFirst(a: Hypothesis, b: Hypothesis): number {
  const retired = Number(a.status === 'retired') - Number(b.status === 'retired');
  return retired !== 0 ? retired : Date.parse(b.createdAt) - Date.parse(a.createdAt);
}

/** HubSpot may hand options out in an order of its own. */
function isSame(existing: readonly PropertyChoice[], wanted: readonly PropertyChoice[]): boolean {
  const before = new Map(existing.map((choice) => [choice.value, choice]));
  if (existing.length !== wanted.length) return false;
  return wanted.every(({ value, label, hidden }) => {
    const found = before.get(value);
    return found !== undefined && found.label === label && found.hidden === hidden;
  });
}
