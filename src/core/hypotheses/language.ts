import { AUDIENCE_NOUNS, BLANK_NOUNS, OUTCOME_VERBS, STOP_WORDS, TACTIC_VERBS, UP_WORDS } from './lexicon.ts';
import { wordsOf } from './statement/phrases.ts';
import type { Token } from './statement/prose.ts';

/** Fewer words than this say too little about their language. */
const ENOUGH_WORDS = 8;
/** At least this share of English prose is in our word lists; other languages share only a few of them. */
const KNOWN_SHARE = 0.15;

const ENGLISH = [STOP_WORDS, TACTIC_VERBS, OUTCOME_VERBS, AUDIENCE_NOUNS, UP_WORDS, BLANK_NOUNS];

/**
 * Small words of German, French, Spanish, Portuguese, Italian, Dutch, Swedish, Danish, Norwegian, Polish and Turkish
 * that English has not.
 */
const FOREIGN = wordsOf(`
  aan aber aby af al ale après att au auch auf aux av avec bei beim bij bir blir bo bu ce ces cette che ci co com
  comme como cuando czy da daha dai dalla dan dans das dass dat de degli dei del della delle dem den depois der des
  deshalb después det detta deze di die dla dopo du durch een efter ein eine einem einen einer el ela eles ella elle
  eller elles ellos en er es est esta este están et ett foi fordi från för für gdy geen gli haar haben har heeft het
  hij hun ich ihre ihren ihrer ik ikke il ile ils im inte ist için jag jak je jeg jest już kein keine keinen la las le
  les leur leurs lo los lub ma maar mais mas meg mehr mit muito muy más na naar nach nas ne nei nella nicht nie niet
  nog noi nos nosotros nosso nostri notre nous nuestro nuestros nur não når nós och oder og ogni også olan omdat ons
  ont onze ook op os ou où para parce pas pela pelo perché pero più plusieurs po poi ponieważ por porque przez på qu
  quand quando que qui sa se sein ses seu seus si sich sie sind się sobre som sono sonra sont statt su sua sur sus são
  så są tak también também te til tra très uit um uma un una und une uno unos uns unser unsere unserem unseren unserer
  var ve ved vi von voor vor vores vous vår være waar weil wenn werden wie wij wir wird worden ya za ze zij zijn zo zu
  zum zur zweite zweiten à är çok çünkü è été être über że`);

/**
 * Whether words are English, told by their script and their small words, so that checks of wording can stay away from
 * other languages. Of a few words of prose nothing is known and English is supposed; of a few words in slots it is
 * not, because there a wrong guess would be held against an answer.
 */
export function isEnglish(text: string, tokens: readonly Token[], supposed: boolean): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters > 0 && latin < letters / 2) return false;
  const words = tokens.filter(({ kind }) => kind === 'word').map((token) => token.text);
  const english = words.filter((word) => isKnown(word)).length;
  const foreign = words.filter((word) => FOREIGN.has(word)).length;
  if (foreign > english) return false;
  if (words.length < ENOUGH_WORDS) return supposed || english > 0;
  return english >= words.length * KNOWN_SHARE;
}

function isKnown(word: string): boolean {
  return !FOREIGN.has(word) && ENGLISH.some((known) => known.has(word));
}
