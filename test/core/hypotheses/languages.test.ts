import { describe, expect, test } from 'vitest';
import type { Slots } from '../../../src/core/hypotheses/hypothesis.ts';
import { lintHypothesis, lintStatement } from '../../../src/core/hypotheses/lint.ts';
import { makeContent } from '../../factories/hypotheses.ts';

type FiveSlots = Pick<Slots, 'audience' | 'behaviour' | 'because' | 'approach' | 'expectation'>;

const IN_SLOTS: Record<string, FiveSlots> = {
  German: {
    audience: 'Erstkäuferinnen und Erstkäufer im Onlineshop',
    behaviour: 'springen nach der zweiten Woche ab',
    because: 'wir überfordern sie mit zu vielen Nachrichten',
    approach: 'das Onboarding vereinfachen und Nutzen in Schüben liefern',
    expectation: 'mehr zweite Käufe im ersten Monat',
  },
  'German, in a few words': {
    audience: 'Erstkäufer',
    behaviour: 'springen ab',
    because: 'Überforderung durch Mails',
    approach: 'Onboarding vereinfachen',
    expectation: 'Zweitkäufe',
  },
  French: {
    audience: 'les clients qui ont acheté une fois',
    behaviour: 'partent après deux semaines',
    because: 'nous les submergeons de messages',
    approach: 'simplifier leur accueil et espacer les envois',
    expectation: 'plus de deuxièmes achats le premier mois',
  },
  Spanish: {
    audience: 'quienes compran por primera vez',
    behaviour: 'se van después de la segunda semana',
    because: 'les abrumamos con mensajes',
    approach: 'simplificar la bienvenida',
    expectation: 'más segundas compras en el primer mes',
  },
  Italian: {
    audience: 'chi compra per la prima volta',
    behaviour: 'se ne va dopo due settimane',
    because: 'lo sommergiamo di messaggi',
    approach: 'semplificare il benvenuto',
    expectation: 'più secondi acquisti nel primo mese',
  },
  Finnish: {
    audience: 'ensiostajat',
    behaviour: 'katoavat kahden viikon kuluttua',
    because: 'hukutamme heidät viesteihin',
    approach: 'yksinkertaistamme alun',
    expectation: 'toisia ostoksia ensimmäisen kuukauden aikana',
  },
  Japanese: {
    audience: '初めて購入したお客様',
    behaviour: '二週間後に離れていく',
    because: 'メールが多すぎる',
    approach: '最初の案内を簡単にする',
    expectation: '最初の月の再購入が増える',
  },
  Arabic: {
    audience: 'المشترون لأول مرة',
    behaviour: 'يتوقفون بعد أسبوعين',
    because: 'نرهقهم بالرسائل الكثيرة',
    approach: 'نبسط البداية لهم',
    expectation: 'مشتريات ثانية أكثر في الشهر الأول',
  },
  Hindi: {
    audience: 'पहली बार खरीदने वाले',
    behaviour: 'दो हफ्ते बाद चले जाते हैं',
    because: 'हम उन्हें बहुत संदेश भेजते हैं',
    approach: 'शुरुआत को आसान बनाना',
    expectation: 'पहले महीने में दूसरी खरीद',
  },
};

describe.each(Object.entries(IN_SLOTS))('slots in %s', (_, slots) => {
  test('are testable without a number from HubSpot', () => {
    const report = lintHypothesis(makeContent(slots, null));
    const errors = report.checks.filter(({ status, severity }) => status === 'fail' && severity === 'error');
    expect(errors).toEqual([]);
    expect(report).toMatchObject({ band: 'testable', slots });
  });

  test('are testable with one, and checks of English wording keep out of it', () => {
    const report = lintHypothesis(makeContent(slots), { today: '2026-07-01' });
    expect(report).toMatchObject({ band: 'testable', headline: 'Ready to test.' });
    const silent = report.checks.filter(({ id }) => ['H10', 'H13', 'H14', 'H15'].includes(id));
    expect(silent.map(({ status }) => status)).toEqual(['n_a', 'n_a', 'n_a', 'n_a']);
  });

  test.each(['audience', 'behaviour', 'because', 'approach'] as const)(
    'without %s lack one answer',
    (name) => {
      const report = lintHypothesis(makeContent({ ...slots, [name]: '' }), { today: '2026-07-01' });
      expect(report).toMatchObject({ band: 'fixable', headline: 'Nearly: one answer is missing.' });
    },
  );

  test('are held to their numbers like any other', () => {
    const report = lintHypothesis(makeContent(slots, { baseline: 0.15 }), { today: '2026-07-01' });
    expect(report).toMatchObject({ band: 'fixable', headline: 'Nearly: one answer doesn’t fit yet.' });
  });
});

test.each([
  'Wir glauben, dass Erstkäufer nach Woche 2 abspringen, weil wir sie überfordern. Deshalb vereinfachen wir das Onboarding.',
  'Les nouveaux clients partent après deux semaines parce que nous les submergeons. Nous allons donc simplifier.',
  'Creemos que los clientes nuevos se van después de dos semanas porque los abrumamos, así que simplificaremos la bienvenida.',
  'Noi pensiamo che i nuovi clienti se ne vadano dopo due settimane perché li sommergiamo di messaggi.',
  'Wij denken dat nieuwe klanten na twee weken afhaken omdat we ze overladen, dus maken we het eenvoudiger.',
  'Acreditamos que os novos clientes desistem depois de duas semanas porque os sobrecarregamos com mensagens.',
  'Uskomme, että uudet asiakkaat lähtevät kahden viikon kuluttua, koska hukutamme heidät viesteihin.',
  '初めて購入したお客様は、メールが多すぎるため、二週間後に離れていくと考えています。そこで案内を簡単にします。',
  'Мы считаем, что новые покупатели уходят через две недели, потому что мы их перегружаем.',
  'نعتقد أن المشترين لأول مرة يتوقفون بعد أسبوعين لأننا نرهقهم بالرسائل',
  'Nous lançons une newsletter',
])('prose in another language is not judged, and asked to come in parts: %s', (text) => {
  const report = lintStatement(text);
  expect(report).toMatchObject({
    band: 'fixable',
    headline: expect.stringContaining('Fill in the parts one by one, in any language.'),
    question: expect.stringMatching(/^Who is this about/),
    slots: { audience: '', behaviour: '', because: '', approach: '', expectation: '' },
  });
  expect(report.checks.every(({ status }) => status === 'n_a')).toBe(true);
});

test.each([
  'Café guests at Hôtel de la Paix never reorder because the menu is in French only. We’ll print it in English. If we’re right, second orders rise from 10 to 14 in 100 by June.',
  'Subscribers to Die Zeit and Le Monde cancel after the trial because the first bill surprises them. We’ll announce it. Renewals should go from 40% to 46% by May.',
])('English with foreign names in it stays English: %s', (text) => {
  expect(lintStatement(text).band).toBe('testable');
});
