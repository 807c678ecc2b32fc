import { RULES } from '../../../../core/grounding/rules/registry.ts';
import { markup, type Html } from '../template.ts';
import { longDay } from '../text.ts';
import { section, type View } from '../view.ts';

/** How the figures come about, what they cannot tell, and which rules were at work. */
export function methodSection({ report, options }: View): Html {
  const off = new Set(report.rulesOff);
  const { sends } = report.coverage;
  const span = sends === null ? 'not read' : `${longDay(sends.from)} to ${longDay(sends.asOf)}`;
  return section(
    'method',
    'How we count, and what we cannot see',
    markup`<ul class="plain"><li>A workflow has a hypothesis when somebody attached it to one that carries: started, and not shown wrong. It has one through its segment or workflow when every way into it is covered. A draft carries nothing.</li><li>Workflows that are off are listed and not judged. What could not be read counts as neither good nor bad; above 20 % unknown there is no overall figure.</li><li>E-mails: ${span}. An e-mail that several workflows send is counted once, with the worst of them. That unsubscribes came from e-mails without a hypothesis does not say that the missing hypothesis caused them.</li><li>One-off e-mails sent to a segment, and what an outside system does with a record, are not visible to us. Nor are the names or addresses of contacts in this file.</li></ul>`,
    markup`<p class="small soft">Rules at work: ${RULES.filter(({ id }) => !off.has(id)).map(
      ({ id, title }, index) => markup`${index === 0 ? '' : ' · '}${id} ${title}`,
    )}.</p>`,
    off.size === 0
      ? markup`<p class="small soft">No rule was switched off.</p>`
      : markup`<p class="small soft">Switched off: ${[...off].join(', ')}.</p>`,
    markup`<p class="small soft">Groundwork ${options.version}, report format ${report.schema}.</p>`,
  );
}
