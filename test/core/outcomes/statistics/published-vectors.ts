/** Published intervals: expected values as printed in the source, tolerance absolute. */
export const WILSON_VECTORS = [
  {
    x: 81,
    n: 263,
    alpha: 0.05,
    expected: [0.2553, 0.3662],
    tolerance: 6e-5,
    source:
      "Newcombe RG (1998) Stat Med 17:857-872, Table I, method 3 (score, no continuity correction); same numbers printed in DescTools/lumen binomCI docs, example 'Table I in Newcombe (1998)'",
  },
  {
    x: 15,
    n: 148,
    alpha: 0.05,
    expected: [0.0624, 0.1605],
    tolerance: 6e-5,
    source:
      "Newcombe RG (1998) Stat Med 17:857-872, Table I, method 3 (score, no continuity correction); same numbers printed in DescTools/lumen binomCI docs, example 'Table I in Newcombe (1998)'",
  },
  {
    x: 1,
    n: 29,
    alpha: 0.05,
    expected: [0.0061, 0.1718],
    tolerance: 6e-5,
    source:
      "Newcombe RG (1998) Stat Med 17:857-872, Table I, method 3 (score, no continuity correction); same numbers printed in DescTools/lumen binomCI docs, example 'Table I in Newcombe (1998)'",
  },
  {
    x: 18,
    n: 20,
    alpha: 0.05,
    expected: [0.6989663547715128, 0.972133518786232],
    tolerance: 1e-6,
    source:
      "statsmodels 82c59e3 stats/tests/results/results_proportion.py, from R binom::binom.confint 'wilson'",
  },
  {
    x: 4,
    n: 200,
    alpha: 0.05,
    expected: [0.00780442641634947, 0.05028708690582643],
    tolerance: 1e-6,
    source:
      "statsmodels 82c59e3 stats/tests/results/results_proportion.py, from R binom::binom.confint 'wilson'",
  },
  {
    x: 190,
    n: 200,
    alpha: 0.05,
    expected: [0.910421851861224, 0.972617354399236],
    tolerance: 1e-6,
    source:
      "statsmodels 82c59e3 stats/tests/results/results_proportion.py, from R binom::binom.confint 'wilson'",
  },
  {
    x: 29,
    n: 30,
    alpha: 0.05,
    expected: [0.8332961, 0.9940914],
    tolerance: 1e-6,
    source:
      "statsmodels 82c59e3 stats/tests/results/results_proportion.py, from R binom::binom.confint 'wilson'",
  },
  {
    x: 0,
    n: 30,
    alpha: 0.05,
    expected: [0, 0.11351339],
    tolerance: 1e-6,
    source:
      "statsmodels 82c59e3 stats/tests/results/results_proportion.py, from R binom::binom.confint 'wilson'",
  },
  {
    x: 100,
    n: 200,
    alpha: 0.05,
    expected: [0.4313609, 0.5686391],
    tolerance: 1e-7,
    source: 'statsmodels test_proportion_confint, R 4.3.3 DescTools::BinomCI',
  },
  {
    x: 19,
    n: 38,
    alpha: 0.05,
    expected: [0.348499283643951, 0.651500716356049],
    tolerance: 1e-12,
    source: 'statsmodels test_confint_proportion_wilson_clip',
  },
  {
    x: 13,
    n: 16,
    alpha: 0.05,
    expected: [0.5699, 0.9341],
    tolerance: 6e-5,
    source:
      'Fagerland, Lydersen & Laake, Statistical Analysis of Contingency Tables ch. 2 (Ligarden 2010 data); contingencytables R package tests/testthat/test-ch2.R',
  },
  {
    x: 73,
    n: 86,
    alpha: 0.05,
    expected: [0.758364348004061, 0.9094787701686766],
    tolerance: 1e-12,
    source:
      'R prop.test(73, 86, p=.9, correct=FALSE)$conf.int as stored in statsmodels test_proportion.py (Fleiss 1981 smokers data, variant)',
  },
];

export const NEWCOMBE_VECTORS = [
  {
    x1: 56,
    n1: 70,
    x2: 48,
    n2: 80,
    alpha: 0.05,
    expected: [0.0524, 0.3339],
    tolerance: 6e-5,
    source:
      'Newcombe RG (1998) Stat Med 17:873-890, Table II, method 10 (hybrid score, no continuity correction), contrast (a); also ratesci tests (d), lumen/DescTools binomDiffCI tests (a,b,g; SAS values from WUSS 2016 paper 127)',
  },
  {
    x1: 9,
    n1: 10,
    x2: 3,
    n2: 10,
    alpha: 0.05,
    expected: [0.1705, 0.809],
    tolerance: 6e-5,
    source:
      'Newcombe RG (1998) Stat Med 17:873-890, Table II, method 10 (hybrid score, no continuity correction), contrast (b); also ratesci tests (d), lumen/DescTools binomDiffCI tests (a,b,g; SAS values from WUSS 2016 paper 127)',
  },
  {
    x1: 5,
    n1: 56,
    x2: 0,
    n2: 29,
    alpha: 0.05,
    expected: [-0.0381, 0.1926],
    tolerance: 6e-5,
    source:
      'Newcombe RG (1998) Stat Med 17:873-890, Table II, method 10 (hybrid score, no continuity correction), contrast (d); also ratesci tests (d), lumen/DescTools binomDiffCI tests (a,b,g; SAS values from WUSS 2016 paper 127)',
  },
  {
    x1: 0,
    n1: 10,
    x2: 0,
    n2: 20,
    alpha: 0.05,
    expected: [-0.1611, 0.2775],
    tolerance: 6e-5,
    source:
      'Newcombe RG (1998) Stat Med 17:873-890, Table II, method 10 (hybrid score, no continuity correction), contrast (e); also ratesci tests (d), lumen/DescTools binomDiffCI tests (a,b,g; SAS values from WUSS 2016 paper 127)',
  },
  {
    x1: 10,
    n1: 10,
    x2: 0,
    n2: 20,
    alpha: 0.05,
    expected: [0.6791, 1],
    tolerance: 6e-5,
    source:
      'Newcombe RG (1998) Stat Med 17:873-890, Table II, method 10 (hybrid score, no continuity correction), contrast (g); also ratesci tests (d), lumen/DescTools binomDiffCI tests (a,b,g; SAS values from WUSS 2016 paper 127)',
  },
  {
    x1: 10,
    n1: 10,
    x2: 0,
    n2: 10,
    alpha: 0.05,
    expected: [0.6075, 1],
    tolerance: 6e-5,
    source:
      'Newcombe RG (1998) Stat Med 17:873-890, Table II, method 10 (hybrid score, no continuity correction), contrast (h); also ratesci tests (d), lumen/DescTools binomDiffCI tests (a,b,g; SAS values from WUSS 2016 paper 127)',
  },
  {
    x1: 84,
    n1: 101,
    x2: 89,
    n2: 105,
    alpha: 0.05,
    expected: [-0.1177, 0.0851],
    tolerance: 6e-5,
    source:
      "WUSS 2016 paper 127, HIV trial example, as stored in DescTools(lumen) tests 'diffCI matches HIV clinical trial reference values'",
  },
  {
    x1: 3,
    n1: 29,
    x2: 6,
    n2: 36,
    alpha: 0.05,
    expected: [-0.2298067, 0.1197196],
    tolerance: 1e-7,
    source: "mergeron-extra tests, 'Comparison to R' (R DescTools::BinomDiffCI score)",
  },
];

export const TWO_ARM_SIZE_VECTORS = [
  {
    p1: 0.5,
    p2: 0.75,
    alpha: 0.05,
    power: 0.9,
    ratio: 1,
    expected: 76.7,
    tolerance: 0.05,
    source: 'R ?power.prop.test, Examples section: n = 76.7 (statsmodels test_power_2indep stores 76.70692)',
  },
  {
    p1: 0.5,
    p2: 0.501,
    alpha: 0.001,
    power: 0.9,
    ratio: 1,
    expected: 10451937,
    tolerance: 1,
    source: 'R ?power.prop.test, Examples section: n = 10451937',
  },
  {
    p1: 0.15,
    p2: 0.12,
    alpha: 0.05,
    power: 0.8,
    ratio: 1,
    expected: 2035.605,
    tolerance: 0.002,
    source: 'R 4.2.2 power.prop.test(p1=.12, p2=.15, power=.8)',
  },
  {
    p1: 0.15,
    p2: 0.12,
    alpha: 0.04,
    power: 0.8,
    ratio: 1,
    expected: 2174.213,
    tolerance: 0.002,
    source: 'R 4.2.2 power.prop.test(p1=.12, p2=.15, power=.8, sig.level=.04)',
  },
];

export const ONE_ARM_SIZE_VECTORS = [
  {
    p0: 0.12,
    p1: 0.15,
    alpha: 0.05,
    power: 0.8,
    expected: 976.4204,
    tolerance: 0.001,
    source:
      'rpact 3.3.4 (Debian r-cran-rpact) getSampleSizeRates(groups=1, thetaH0=.12, pi1=.15, sided=2, alpha=.05, beta=.2)',
  },
];

export const NORMAL_QUANTILE_VECTORS = [
  {
    p: 0.975,
    expected: 1.959964,
    tolerance: 1e-6,
    source: 'standard normal table value z(0.975) = 1.959964 (R qnorm(.975) = 1.959964)',
  },
];
