/** Good statements as people write them without a form in mind: many trades, any order, any way of putting numbers. */
export const EVERYDAY: readonly string[] = [
  // Software for businesses
  'I reckon trial admins give up on day three because importing contacts takes an afternoon. If we import the first 100 contacts for them, activation should rise from 31% to 40% by 30 September.',
  'Most workspaces of fewer than five people never connect their calendar – the permission screen looks alarming. Explaining each permission in one line should get 45% instead of 33% connected within a week, by the end of Q3.',
  'Resellers stopped registering deals after the portal changed, as the new form takes 20 minutes. A three-field form should bring registrations from 40 to 55 in 100 deals by 31 March.',
  'If sales calls within a day, meetings booked will go from 20 to 30 per 100 by April because interest fades fast.',
  'Naming an owner in week one lifts activation from 40% to 50% by 30 June. New teams stall since nobody feels responsible.',
  'Churn in month three will fall from 6% to 4% by Q4 if we call every account that has not logged in for ten days; people who stop logging in have usually forgotten what they bought us for.',
  'Our bet is that security reviewers at banks sit on our questionnaire because every answer has to be looked up. We’ll publish a completed one. Reviews finished within 30 days: from a third to half by the end of the year.',
  'What if the reason champions go quiet is that they can’t explain the price to finance? We’ll send a one-page business case with each quote, and expect quotes signed within 45 days to move from 25% to 32% by 1 November.',
  'Renewals slip when the champion leaves, because nobody told the successor why the tool was bought. So: a welcome call for every new contact at existing accounts. Expected: on-time renewals up from 78 % to 84 % by 31 December.',
  'Developers abandon the API docs at authentication; the examples use a key they don’t have. Prefilling their own test key would take first successful calls from 38% to 50% of sign-ups by mid-October.',
  // Retail
  'First-time shoppers in our outlet don’t come back in autumn because the first parcel arrives without any reason to return. We’ll promise two days and expect orders to go from 3% to 4% by 1 May.',
  'Shoppers who return shoes rarely order again since the refund takes two weeks. We’ll refund as soon as the parcel is scanned; second orders within 60 days should double from 6% to 12% by Christmas.',
  'My hunch is that wine-club members skip the spring box because it is announced after they have already stocked up for Easter. Announcing it four weeks earlier ought to cut skips from one in four to one in five by May.',
  'Baskets over £100 are abandoned at delivery because the slot can only be picked after paying. Showing slots on the product page should reduce abandonment from 62% to 55% by the end of the season.',
  'Click-and-collect customers buy nothing else in the shop: the counter is right beside the door. Moving it to the back will raise extra purchases from 8 to 12 in 100 collections by 30 June.',
  'We believe that lapsed subscribers to our coffee box cancelled because of too many bags, not because of the price. Letting them choose every six weeks should win back 9% rather than 5% before 1 March.',
  'By Black Friday, 15% rather than 10% of one-off buyers will have ordered a second time if we put a refill reminder on the packaging; they simply don’t notice they are running out.',
  'Customers who buy a grill in June rarely buy gas from us. They don’t know that we deliver it. A sticker with a reorder code on each bottle should triple gas orders, from 2% to 6%, by the end of August.',
  // Charities
  'We suspect that monthly donors lapse after their card expires because updating it takes a phone call. Texting a link before the expiry date should keep 80% instead of 70% giving by 31 December.',
  'Legacy pledgers go silent for years: being thanked by a template tells them that nobody is waiting. Hand-written notes from the fund’s director would lift event attendance from 1 in 20 to 1 in 12 by next summer.',
  'One-off donors to the flood appeal give once and are never heard of again, because we ask for a monthly gift before telling them what their money did. Report first, ask later, and second gifts should climb from 7% to 10% by Easter.',
  'Volunteer drivers cancel on the day because shifts are fixed a month ahead. If they can swap shifts by text, cancellations should drop from 18 to 12 in 100 shifts by 1 October.',
  // Education
  'Adult learners skip the second module because the teacher changes after week one. Keep the same teacher for four weeks and enrolments should climb from 22% to 30% this term.',
  'Parents of Year 7 pupils don’t come to the open evening because the letter gets lost in school bags; sent by text instead, it should bring 50 rather than 35 in 100 families by 15 November.',
  'International applicants accept offers elsewhere because ours arrives three weeks after the others. We think that sending a provisional offer within five days will take acceptances from 24% to 30% for the autumn intake.',
  'Part-time MBA students drop out in the second semester. Why? Work trips clash with compulsory seminars. Recording the seminars should cut drop-outs from 15% to 10% by July.',
  'Evening-course students who miss one class tend to miss the rest – they are embarrassed to come back. A call from a classmate the next day should see 60% instead of 45% return the week after, by the end of term.',
  // Clinics
  'No-shows at our physiotherapy clinics come mostly from patients who booked more than three weeks ago, as they have forgotten by then. Asking them to confirm two days before should reduce no-shows from 14% to 9% by 30 April.',
  'Patients aged 40 to 60 put off their health check because they fear bad news. Invitations will be signed by their own doctor, not by the practice. Bookings within 30 days are expected to increase from 11% to 16% by June.',
  'Dental patients don’t rebook at the desk because they can’t check their diary there and then. Offered a link by text that evening, 35% instead of 25% should rebook within a week; we’ll judge it on 31 May.',
  'Hypothesis: new mothers leave our physiotherapy course after two sessions because nobody can mind the baby. Action: a crèche on Tuesdays. Result: completed courses go from 40% to 55% by September.',
  // Real estate and the rest
  'Landlords with one flat don’t renew their management contract because they only ever hear from us when something breaks. A quarterly note on what was prevented should raise renewals from 70% to 78% by next January.',
  'Buyers who view a home twice but make no offer are usually stuck on the mortgage. We reckon an adviser on the second viewing will turn one in five into an offer instead of one in eight by the end of spring.',
  'Sellers pick the agent who values highest, since a price is the only thing they can compare. We will show the gap between valuations and sale prices; instructions won should go from 3 in 10 to 4 in 10 by Q2.',
  'Because tenants report repairs only when they become urgent, our engineers spend half their week on emergencies. So we’re going to ask tenants every quarter what squeaks or drips. Emergency call-outs should fall from 30 to 20 per 100 flats by winter.',
  'Hotel guests are asked for a review while they are still unpacking their bags at home, because the request goes out at check-out. Sent on day three, it would be answered by 12% and not 8% of them by the end of October.',
  'Are fleet managers ignoring our service reminders because they all arrive on the same day? We think so. One monthly summary per fleet will raise booked services from 35% to 45% by the end of Q1.',
  'Season-ticket holders under 25 are not renewing because their friends sit elsewhere. Selling blocks of four should lift renewals to 60% from 50% by 1 August.',
  'Accountants don’t recommend us to their clients because they are afraid of losing the bookkeeping. If a client’s books stay in the accountant’s name, recommendations should go up by half, from 4 to 6 per 100 accountants, by year’s end.',
  'Independent garages order from two suppliers – they don’t trust our stock levels. Show live stock, and the share ordering weekly will go from 28% to 36% by 15 March.',
];

/** No hypotheses: plans, goals, truisms, wishes, vanity, lists, jokes, fragments, code, other languages, headings. */
export const BAD: readonly string[] = [
  // Plans
  'Let’s launch a referral program because referrals are great',
  'Send more emails because we have not sent many',
  'We will migrate all newsletters to the new template by the end of March',
  'Set up a nurture sequence for webinar leads, then hand them to sales after three touches',
  'Roll out lead scoring in Q3 and train the sales team on it',
  'A/B test the subject line of the spring campaign with and without an emoji',
  'Could we maybe try WhatsApp? Everyone is doing it these days',
  'Create a 5-step welcome series for new subscribers and measure the results',
  'We need a loyalty programme because our competitors have one',
  'Redesign the pricing page because the CEO does not like the colours',
  // Goals and wishes
  'Increase revenue by 15% by the end of the year',
  'Our goal is to become the most loved brand in our category',
  'Reduce churn from 5% to 3% by Q4',
  'Conversion should go from 2% to 4% by June',
  'We want more customers because we need to grow',
  'Grow the pipeline to 3 million by Christmas because the board expects it',
  'It would be wonderful if customers stayed with us for longer',
  'I hope that people will finally start to read our newsletters',
  // Truisms
  'We believe that happy customers stay longer because they are happy',
  'Customers buy more when they get value, so we’ll deliver value',
  'People like good service because good service is good. We’ll provide better service and customers will be more satisfied.',
  'We believe personalised content works better because it is more relevant, so we’ll send relevant content. If we’re right, engagement will improve.',
  // Vanity and activity
  'More impressions and more likes on LinkedIn by summer',
  'Our open rate is 22% and the benchmark is 28%',
  'We sent 14 campaigns in May and got 3,200 clicks',
  // Lists, headings, fragments
  '- newsletter\n- webinar\n- landing page\n- retargeting',
  'Write six emails, build a landing page, launch ads, run a webinar and set up a chatbot',
  '# Marketing plan 2027\n\n## Goals\n\n## Channels\n\n## Budget',
  'Q3 Lifecycle Marketing Initiative – Phase 2',
  'Who: \nWhat happens: \nWhy: \nWhat we’ll do: \nExpect:',
  'because',
  'If we’re right, we’ll see.',
  'First-time buyers',
  // Jokes, code, other languages, noise
  'I believe I can fly because I believe I can touch the sky',
  'Why did the marketer get off the trampoline? He was worried about his bounce rate.',
  'const rate = users.filter((u) => u.active).length / users.length; if (rate > 0.4) { send(); }',
  "SELECT email FROM contacts WHERE lifecycle = 'lead' AND created_at > '2026-01-01';",
  'Les nouveaux clients partent après deux semaines parce que nous les submergeons. Nous allons donc simplifier.',
  'We believe we believe we believe because because because so we’ll so we’ll if we’re right if we’re right',
  'Meeting notes: Anna will ask the agency about dates. Ben to update the CRM. Next call on Tuesday.',
];
