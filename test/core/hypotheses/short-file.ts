/** A hypothesis as somebody writes it by hand: slots, prediction, status, and what it is attached to. */
export const SHORT = `
schema: groundwork.hypotheses/1
hypotheses:
  - slots:
      title: Bursts, not blasts
      audience: first-time buyers
      behaviour: drop off after week 2
      because: we overwhelm them
      approach: simplify their onboarding
      expectation: more second purchases
    prediction:
      metric: { kind: date_property, property: second_purchase_date, label: bought again }
      baseline: 0.12
      target: 0.15
      windowDays: 30
      deadline: 2026-12-31
    status: live
    attach: { treatment: [101], workflows: ["5001"] }
`;
