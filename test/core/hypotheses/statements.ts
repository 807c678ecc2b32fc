/** The sentence the product grew from. */
export const SEED =
  'We believe first-time buyers drop off after week 2 because we overwhelm them. So we’ll simplify their onboarding and deliver value in bursts, not blasts. If we’re right, we’ll see more second purchases in month one.';

export const NOT_IN_SEED_FORM =
  'New admins stall at import; mapping scares them. A prefilled template should take setup from 31 to 40 in 100 by March';

/** Good statements of many forms and trades: each has somebody, a reason, an approach and a number that can fail. */
export const GOOD: readonly string[] = [
  NOT_IN_SEED_FORM,
  'If we show trial users of the Pro plan one finished example report in their first session, 30 in 100 instead of 22 will invite a colleague within 14 days, because today they stare at an empty dashboard and don’t know what to ask for.',
  'Lapsed donors ignore our year-end appeal because it reads like an invoice. We’ll replace it with one story from a project they funded. We expect repeat gifts to rise from 8 % to 11 % by 15 January.',
  'Who: dental practices with one location\nWhat happens: they book a demo and don’t show up\nWhy: the reminder goes to the front desk, not to the dentist\nWhat we’ll do: text the dentist the evening before\nExpect: no-shows fall from 40 to 28 in 100 by 30 June',
  'We suspect that hotel guests who book through portals never return to us directly since they don’t know we have a loyalty rate. Offering that rate at check-out should lift direct rebookings within 90 days from 5% to 8%.',
  'Parents of new pupils call the office in the first two weeks – the welcome pack hides the timetable. Putting the timetable on page one will cut calls from 60 to 40 in 100 families by October.',
  'Webinar attendees don’t open our follow-up: it arrives three days late, when the topic is cold. Sending it within an hour will lead to more booked meetings, 4 to 7 in 100, by the end of Q2.',
  'My bet: freelancers on the monthly plan cancel after their first slow month because paying for nothing hurts. A pause button in the cancellation flow should bring cancellations down from 9 to 6 in 100 a month before September.',
  'Our hypothesis is that finance leads at companies above 200 people stall in procurement because nobody hands them a security pack. Therefore we will send the pack with the quote. We’ll know we’re right when won deals within 60 days go from 18 to 24 in 100.',
  'Gym members who joined in January stop coming in March. They joined alone, and nobody misses them. Pairing them with a buddy ought to keep 55 instead of 45 in 100 active at the end of April.',
  'We expect second-year students to renew their e-scooter pass more often once we remind them in the week before term rather than after, as they plan their commute then. Renewals should go from 20 to 26 in 100 by 15 October.',
  'Small shops don’t reorder. The reason: minimum order quantities are too high for them. We drop the minimum for the second order; reorders within 45 days go up from 15 % to 20 %, or we were wrong by 1 December.',
  'Because enterprise trial admins have to ask IT before inviting others, they sit alone in the product. So instead of nudging them, we’ll write the mail to IT for them. Measure: invited colleagues within 21 days, 12 → 20 in 100, decided on 31 May.',
  'For returning patients over 60, online booking is confusing, so they phone. We’ll put one big button per doctor on the page. If so, calls drop from 70 to 50 in 100 bookings by summer.',
  'Diners who booked once through the app rarely come back: they forget the name of the place. A card with the cook’s name in the confirmation should raise second bookings within 60 days from 14 to 19 in 100.',
  'Churn in month three comes from teams of one. Nobody else would notice if they left. If we get them to invite one colleague in week one, month-three churn falls from 22% to 15% by 1 May.',
  'First-year policy holders compare prices when the renewal letter lands, since the letter shows only the price. We’ll open the letter with what they claimed and saved. If we’re right, renewals climb from 71 to 76 in 100 before 31 January.',
  'Volunteers sign up in December and vanish by February. We suspect that the first shift is too long for them. Two-hour taster shifts could keep 40 in 100 instead of 28 until Easter.',
  'Nurses on night shift don’t finish the e-learning: it logs them out after ten minutes. With a one-hour session limit, completion ought to rise from 48 % to 60 % by 1 July.',
  'Leads from trade fairs go cold within a week, because sales calls them with the standard script. We are going to give reps the photo and the question from the booth. Meetings held within 14 days will grow from 8 to 13 in 100 leads by the end of November.',
];

export const PLANS: readonly string[] = [
  'We can launch a new journey',
  'We can write new copy',
  'We can automate another email',
  'Let’s run a win-back flow',
  'Let’s test a new subject line',
  'Let’s build a reactivation flow',
  'Let’s send a loyalty campaign this month',
  'Let’s A/B test this CTA',
  'We believe we should launch a newsletter',
  'Send more emails to everyone',
  'Implement lead scoring, set up nurture flows, write 12 emails and launch retargeting ads',
  'By sending a newsletter we will increase retention',
  'Build out the onboarding journey with 6 emails over 30 days',
];

export const GOALS: readonly string[] = [
  'Let’s improve retention',
  'Increase MQLs by 20% this quarter',
  'Retention must go up',
  'Our goal is 500 new customers by June',
  'We want to grow revenue by 20 % this year through better marketing',
  'Become the number one CRM agency in the region by 2027',
  'Increase open rates by 10% in Q3',
];

export const JUNK: readonly string[] = [
  '',
  '   ',
  'test',
  'tbd',
  'lorem ipsum',
  'Marketing automation',
  '🚀🚀🚀',
  '???',
  'New email campaign',
];
