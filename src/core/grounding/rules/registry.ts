import type { Rule } from '../engine/rule.ts';
import { SG101 } from './SG101.ts';
import { SG102 } from './SG102.ts';
import { SG103 } from './SG103.ts';
import { SG104 } from './SG104.ts';
import { SG105 } from './SG105.ts';
import { SG106 } from './SG106.ts';
import { SG107 } from './SG107.ts';
import { SG108 } from './SG108.ts';
import { SG201 } from './SG201.ts';
import { SG202 } from './SG202.ts';
import { SG203 } from './SG203.ts';
import { SG204 } from './SG204.ts';
import { SG205 } from './SG205.ts';
import { SG206 } from './SG206.ts';
import { SG207 } from './SG207.ts';
import { SG301 } from './SG301.ts';
import { SG302 } from './SG302.ts';
import { SG303 } from './SG303.ts';
import { SG304 } from './SG304.ts';
import { SG305 } from './SG305.ts';
import { SG306 } from './SG306.ts';
import { SG307 } from './SG307.ts';
import { SG308 } from './SG308.ts';
import { SG309 } from './SG309.ts';
import { SG401 } from './SG401.ts';
import { SG402 } from './SG402.ts';
import { SG403 } from './SG403.ts';
import { SG404 } from './SG404.ts';
import { SG501 } from './SG501.ts';
import { SG502 } from './SG502.ts';
import { SG503 } from './SG503.ts';
import { SG504 } from './SG504.ts';

/** Every rule, by id. */
export const RULES: readonly Rule[] = [
  SG101,
  SG102,
  SG103,
  SG104,
  SG105,
  SG106,
  SG107,
  SG108,
  SG201,
  SG202,
  SG203,
  SG204,
  SG205,
  SG206,
  SG207,
  SG301,
  SG302,
  SG303,
  SG304,
  SG305,
  SG306,
  SG307,
  SG308,
  SG309,
  SG401,
  SG402,
  SG403,
  SG404,
  SG501,
  SG502,
  SG503,
  SG504,
];
