import type { WhyReport } from '../../contract/why-report.ts';

type Facts = Pick<
  WhyReport,
  'asset' | 'grounding' | 'groundingReason' | 'class' | 'hypotheses' | 'exemption' | 'dependents' | 'sends'
>;

/** May it be turned off? The first thing that speaks against it decides. */
export function answerOf(facts: Facts): Pick<WhyReport, 'verdict' | 'answer'> {
  const { asset, grounding } = facts;
  if (grounding === 'unknown') {
    return { verdict: 'unknown', answer: 'That cannot be told: what it does could not be read.' };
  }
  return (
    tested(facts) ?? spared(facts) ?? concerned(facts) ?? (asset.kind === 'list' ? unused() : noReason(facts))
  );
}

type Answer = Pick<WhyReport, 'verdict' | 'answer'>;

/** A hypothesis that carries stands behind it. */
function tested({ asset, hypotheses, dependents }: Facts): Answer | null {
  const carrying = hypotheses.filter(({ supports }) => supports);
  const measured = dependents.filter(({ kind }) => kind === 'hypothesis');
  if (carrying.length + measured.length === 0) return null;
  const ids = new Set([...carrying, ...measured].map(({ id }) => id));
  const names = [...ids].map((id) => titleOf(id, hypotheses, measured));
  const many = names.length > 1;
  const act = asset.kind === 'list' ? 'deleting it' : 'switching it off';
  return {
    verdict: 'no',
    answer: `Not before ${names.join(' and ')} ${many ? 'are' : 'is'} decided: ${act} takes people out of what ${many ? 'they' : 'it'} would show.`,
  };
}

function titleOf(id: string, hypotheses: Facts['hypotheses'], measured: Facts['dependents']): string {
  const title = hypotheses.find((one) => one.id === id)?.title ?? measured.find((one) => one.id === id)?.name;
  return title === undefined || title === '' ? id : `“${title}”`;
}

/** Somebody said that it needs no hypothesis, or it is not known whether it writes to anybody. */
function spared({ grounding, exemption, class: kind }: Facts): Answer | null {
  if (grounding === 'exempt' && exemption !== null) {
    const answer = `Ask ${exemption.by} first, who exempted it until ${exemption.until}: ${exemption.reason}`;
    return { verdict: 'ask', answer };
  }
  if (grounding === 'exempt') return { verdict: 'ask', answer: 'Ask whoever exempted it first.' };
  if (kind === 'service_message') {
    return { verdict: 'ask', answer: 'Ask whoever owns it first: it sends service messages.' };
  }
  if (grounding !== 'unclassified') return null;
  const answer =
    'First say whether the outside system it uses writes to customers; nobody has answered that.';
  return { verdict: 'ask', answer };
}

/** Other workflows and segments would be different. */
function concerned({ dependents, asset }: Facts): Answer | null {
  const others = new Set(dependents.map(({ kind, id }) => `${kind}:${id}`)).size;
  if (others === 0) return null;
  const act = asset.kind === 'list' ? 'deleting it' : 'switching it off';
  const what = others === 1 ? 'One thing depends' : `${others} things depend`;
  return { verdict: 'ask', answer: `${what} on it: see to that before ${act}.` };
}

function unused(): Answer {
  return { verdict: 'yes', answer: 'No workflow or segment that we can see uses it, and no hypothesis.' };
}

function noReason({ asset, grounding, groundingReason }: Facts): Answer {
  if (asset.isOn === false) return { verdict: 'yes', answer: 'It is off, and nothing depends on it.' };
  if (grounding === 'not_applicable') {
    const answer =
      'Nothing we can see depends on it; it writes to no customer, so no hypothesis would miss it.';
    return { verdict: 'ask', answer: `${answer} Ask whoever relies on what it does.` };
  }
  const failed = groundingReason === 'refuted';
  const why = failed ? 'Its hypothesis did not come true' : 'No hypothesis stands behind it';
  return { verdict: 'yes', answer: `${why}, and nothing that we can see depends on it.` };
}
