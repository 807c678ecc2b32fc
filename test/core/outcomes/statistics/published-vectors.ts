/** Published values: expected as printed in the source, tolerance absolute. */
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
    source: 'statsmodels test_confint_proportion_wilson_clip (GH 7386)',
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

export const BERNOULLI_BAND_VECTORS = [
  {
    x: 700,
    n: 1000,
    alpha: 0.05,
    tOpt: 100,
    alphaOpt: 0.05,
    expected: [0.651629, 0.745949],
    tolerance: 1e-5,
    source:
      'gostevehoward/confseq 70b1ef3 test/uniform_boundaries_unittest.cpp (TestCI); Howard, Ramdas, McAuliffe & Sekhon (2021) Ann Stat 49:1055-1080',
  },
  {
    x: 15,
    n: 50,
    alpha: 0.05,
    tOpt: 50,
    alphaOpt: 0.05,
    expected: [0.129556, 0.511896],
    tolerance: 1e-5,
    source:
      'gostevehoward/confseq 70b1ef3 test/uniform_boundaries_unittest.cpp (LowSuccessCount); Howard, Ramdas, McAuliffe & Sekhon (2021) Ann Stat 49:1055-1080',
  },
  {
    x: 1,
    n: 50,
    alpha: 0.05,
    tOpt: 50,
    alphaOpt: 0.05,
    expected: [0, 0.13489],
    tolerance: 1e-5,
    source:
      'gostevehoward/confseq 70b1ef3 test/uniform_boundaries_unittest.cpp (LowSuccessCount); Howard, Ramdas, McAuliffe & Sekhon (2021) Ann Stat 49:1055-1080',
  },
  {
    x: 1,
    n: 2,
    alpha: 0.05,
    tOpt: 50,
    alphaOpt: 0.05,
    expected: [0, 1],
    tolerance: 1e-5,
    source:
      'gostevehoward/confseq 70b1ef3 test/uniform_boundaries_unittest.cpp (LowTrials); Howard, Ramdas, McAuliffe & Sekhon (2021) Ann Stat 49:1055-1080',
  },
  {
    x: 0,
    n: 1,
    alpha: 0.05,
    tOpt: 50,
    alphaOpt: 0.05,
    expected: [0, 1],
    tolerance: 1e-5,
    source:
      'gostevehoward/confseq 70b1ef3 test/uniform_boundaries_unittest.cpp (NoSuccesses); Howard, Ramdas, McAuliffe & Sekhon (2021) Ann Stat 49:1055-1080',
  },
  {
    x: 1,
    n: 1,
    alpha: 0.05,
    tOpt: 50,
    alphaOpt: 0.05,
    expected: [0, 1],
    tolerance: 1e-5,
    source:
      'gostevehoward/confseq 70b1ef3 test/uniform_boundaries_unittest.cpp (AllSuccesses); Howard, Ramdas, McAuliffe & Sekhon (2021) Ann Stat 49:1055-1080',
  },
];

export const ASYMPTOTIC_BAND_VECTORS = [
  {
    estimate: 0.5033610858562358,
    se: 0.3334122146400735,
    n: 6461,
    alpha: 0.05,
    nOpt: 1000,
    expected: [-0.55844, 1.56516],
    tolerance: 6e-6,
    source:
      'growthbook/growthbook 8f1db44 packages/stats/tests/frequentist/test_tests.py test_sequential_test_runs (estimate and se: the unrounded values given in test_one_sided_ttest)',
  },
];

export const WELCH_VECTORS = [
  {
    a: [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2.0],
    b: [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
    alpha: 0.05,
    expected: { t: -1.8608, df: 17.776, p: 0.07939, lower: -3.3654832, upper: 0.2054832 },
    tolerance: 0.0006,
    source:
      'R ?t.test, example t.test(extra ~ group, data = sleep) (Student 1908), printed output of that example (checked by running it in R 4.2.2)',
  },
  {
    a: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    b: [7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20],
    alpha: 0.05,
    expected: { t: -5.4349, df: 21.982, p: 1.855e-5, lower: -11.052802, upper: -4.947198 },
    tolerance: 0.0006,
    source:
      "R ?t.test, example t.test(1:10, y = c(7:20)): the page says P = .00001855; t, df and limits are that example's output in R 4.2.2",
  },
];

export const POWER_VECTORS = [
  {
    n: 50,
    p1: 0.5,
    p2: 0.75,
    alpha: 0.05,
    ratio: 1,
    expected: 0.74,
    tolerance: 0.0006,
    source:
      'R ?power.prop.test, Examples section: power.prop.test(n = 50, p1 = .50, p2 = .75) => power = 0.740',
  },
  {
    n: 50,
    p1: 0.5,
    p2: 0.8026,
    alpha: 0.05,
    ratio: 1,
    expected: 0.9,
    tolerance: 0.0002,
    source:
      'R ?power.prop.test, Examples section: power.prop.test(n = 50, p1 = .5, power = .90) => p2 = 0.8026',
  },
  {
    n: 154,
    p1: 0.1,
    p2: 0.2,
    alpha: 0.05,
    ratio: 2,
    expected: 0.7995659211532175,
    tolerance: 1e-6,
    source: 'Stata value stored in statsmodels test_power_2indep (n1 154, n2 = 2 x n1, GH 8049)',
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
    source: 'R 4.2.2 power.prop.test(p1=.12, p2=.15, power=.8), run here',
  },
  {
    p1: 0.15,
    p2: 0.12,
    alpha: 0.04,
    power: 0.8,
    ratio: 1,
    expected: 2174.213,
    tolerance: 0.002,
    source: 'R 4.2.2 power.prop.test(p1=.12, p2=.15, power=.8, sig.level=.04), run here',
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
      'rpact 3.3.4 (Debian r-cran-rpact) getSampleSizeRates(groups=1, thetaH0=.12, pi1=.15, sided=2, alpha=.05, beta=.2), run here',
  },
];

export const SAMPLE_RATIO_VECTORS = [
  {
    counts: [2, 2, 1],
    probs: [0.4, 0.4, 0.2],
    prior: [1, 1, 1],
    expected: -1.1711189794548584,
    tolerance: 1e-9,
    source:
      'optimizely/ssrm c44f538 ssrm_test/test_ssrm_test.py test_sequential_posteriors (log M1 - log M0); Lindon & Malek arXiv:2011.03567, unit-level data, last row',
  },
  {
    counts: [60, 63, 32],
    probs: [0.4, 0.4, 0.2],
    prior: [1, 1, 1],
    expected: -4.183813982367695,
    tolerance: 1e-9,
    source:
      'optimizely/ssrm c44f538 ssrm_test/test_ssrm_test.py test_sequential_posteriors (log M1 - log M0); Lindon & Malek arXiv:2011.03567, time-aggregated data, last row (cumulated counts)',
  },
];

export const KAPLAN_MEIER_VECTORS = [
  {
    times: [9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161],
    events: [1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0],
    at: 30,
    expected: 0.614,
    tolerance: 0.0006,
    source:
      'R survival, aml data (Miller 1997, Survival Analysis p. 49), summary(survfit(Surv(time,status)~x)): Maintained, S(23..30)',
  },
  {
    times: [9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161],
    events: [1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0],
    at: 18,
    expected: 0.716,
    tolerance: 0.0006,
    source:
      'R survival, aml data (Miller 1997, Survival Analysis p. 49), summary(survfit(Surv(time,status)~x)): Maintained, S(18)',
  },
  {
    times: [5, 5, 8, 8, 12, 16, 23, 27, 30, 33, 43, 45],
    events: [1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1],
    at: 12,
    expected: 0.5833,
    tolerance: 6e-5,
    source:
      'R survival, aml data (Miller 1997, Survival Analysis p. 49), summary(survfit(Surv(time,status)~x)): Nonmaintained, S(12)',
  },
];

export const BETA_INTERVAL_VECTORS = [
  {
    a: 438,
    b: 544,
    alpha: 0.05,
    expected: [0.415, 0.477],
    tolerance: 0.0006,
    source:
      'Gelman et al., Bayesian Data Analysis 3rd ed. s. 2.4 / Table 2.1, placenta previa 437/980, uniform prior',
  },
  {
    a: 13.5,
    b: 3.5,
    alpha: 0.05,
    expected: [0.5792, 0.9442],
    tolerance: 6e-5,
    source:
      'Fagerland, Lydersen & Laake ch. 2 (13/16), Jeffreys; contingencytables tests/testthat/test-ch2.R',
  },
  {
    a: 35.5,
    b: 25.5,
    alpha: 0.05,
    expected: [0.457104, 0.7017365],
    tolerance: 1e-6,
    source: "DescTools/lumen binomCI docs, binomCI(35, 60, method='jeffreys')",
  },
  {
    a: 4.5,
    b: 15.5,
    alpha: 0.05,
    expected: [0.0755318529, 0.4262059],
    tolerance: 1e-7,
    source: "DescTools/lumen binomCI docs, binomCI(4, 19, method='jeffreys')",
  },
];

export const STUDENT_QUANTILE_VECTORS = [
  {
    p: 0.975,
    df: 5,
    expected: 2.571,
    tolerance: 0.0006,
    source: "NIST/SEMATECH e-Handbook 1.3.6.7.2, critical values of Student's t, 0.975 column",
  },
  {
    p: 0.975,
    df: 20,
    expected: 2.086,
    tolerance: 0.0006,
    source: "NIST/SEMATECH e-Handbook 1.3.6.7.2, critical values of Student's t, 0.975 column",
  },
];

export const LN_EVIDENCE_VECTORS = [
  {
    p: 0.2,
    x: 135,
    n: 625,
    tOpt: 625,
    alphaOpt: 0.05,
    expected: -0.6941012,
    tolerance: 1e-5,
    source:
      'gostevehoward/confseq 70b1ef3 test/uniform_boundaries_unittest.cpp (TestTwoSidedBetaBinomialMixture: s=10, v=100, v_opt=100, g=.2, h=.8 -> n=v/gh=625, x=ng+s=135, t_opt=v_opt/gh=625)',
  },
];

export const ASYMPTOTIC_HALF_WIDTH_VECTORS = [
  {
    se: 0.1,
    n: 100,
    alpha: 0.05,
    nOpt: 100,
    expected: 0.3035209,
    tolerance: 1e-7,
    source:
      'gostevehoward/confseq 70b1ef3 test/uniform_boundaries_unittest.cpp (TestTwoSidedNormalMixture: normal_mixture_bound(v=100)=30.35209 for unit variance, divided by n=100 (se = 1/sqrt(100)))',
  },
];

export const TIGHTEST_AT_VECTORS = [
  {
    alpha: 0.05,
    expected: 7.936155218498226,
    tolerance: 1e-6,
    source:
      'gostevehoward/confseq 70b1ef3 test/uniform_boundaries_unittest.cpp (TestTwoSidedNormalMixture: best_rho(100,.05)=12.60056 = 100/c)',
  },
];

export const CHI_SQUARE_VECTORS = [
  {
    counts: [821588, 815482],
    probs: [0.5, 0.5],
    expected: 1.8e-6,
    tolerance: 6e-8,
    source:
      'Kohavi, Tang & Xu, Trustworthy Online Controlled Experiments ch. 21, Scenario 1 (p = 1.8E-6); Fabijan et al. KDD 2019',
  },
];

export const CHANCE_OF_DIFFERENCE_VECTORS = [
  {
    x1: 51,
    n1: 100,
    x2: 49,
    n2: 100,
    delta: 0,
    priorA: 1,
    priorB: 1,
    expected: 0.61052,
    tolerance: 0.001,
    source:
      'growthbook older packages/stats tests BinomialBayesianABTest 51/100 vs 49/100: 0.61052 (log-normal approximation, hence the tolerance)',
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
