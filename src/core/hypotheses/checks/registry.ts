import type { Check } from './check.ts';
import { H01 } from './h01.ts';
import { H02 } from './h02.ts';
import { H03 } from './h03.ts';
import { H04 } from './h04.ts';
import { H05 } from './h05.ts';
import { H06 } from './h06.ts';
import { H07 } from './h07.ts';
import { H08 } from './h08.ts';
import { H09 } from './h09.ts';
import { H10 } from './h10.ts';
import { H11 } from './h11.ts';
import { H12 } from './h12.ts';
import { H13 } from './h13.ts';
import { H14 } from './h14.ts';
import { H15 } from './h15.ts';
import { H16 } from './h16.ts';
import { H17 } from './h17.ts';
import { H18 } from './h18.ts';
import { H19 } from './h19.ts';

/**
 * Version of the checks with their words: it is raised with every change that can give a hypothesis another answer, so
 * that two reports can be compared knowingly.
 */
export const CHECKS_VERSION = '3';

/** All checks, in the order in which they are reported. */
export const CHECKS: readonly Check[] = [
  H01,
  H02,
  H03,
  H04,
  H05,
  H06,
  H07,
  H08,
  H09,
  H10,
  H11,
  H12,
  H13,
  H14,
  H15,
  H16,
  H17,
  H18,
  H19,
];
