import { useId } from 'react';
import { createRoot } from 'react-dom/client';
import { Extension } from './extension.tsx';
import { type Scene, sceneOf, TROUBLES, type WorkbenchConfig } from './scene.ts';

const OBJECTS: Record<string, string> = { '0-1': 'Contact', '0-2': 'Company', '0-3': 'Deal' };
const TROUBLE_WORDS: Record<Scene['trouble'], string> = {
  none: 'All is well',
  slow: 'Slow network',
  server_error: 'Our server fails',
  unreachable: 'Nobody answers',
};

/** Changes one thing about the scene by going to its address, so that every scene can be linked to. */
function go(change: Record<string, string>): void {
  const query = new URLSearchParams(window.location.search);
  for (const [name, value] of Object.entries(change)) query.set(name, value);
  window.location.search = query.toString();
}

interface ChoiceProps {
  label: string;
  value: string;
  options: { value: string; label: string }[];
  onChoose: (value: string) => void;
}

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  const id = useId();
  return (
    <span className="wb-choice">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => onChoose(target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}

function Bar({ config, scene }: { config: WorkbenchConfig; scene: Scene }) {
  const records = config.records.map(({ objectTypeId, id, name, about }) => ({
    value: `${objectTypeId}/${id}`,
    label: `${OBJECTS[objectTypeId] ?? objectTypeId}: ${name} – ${about}`,
  }));
  return (
    <nav aria-label="Workbench">
      <strong>Groundwork workbench</strong>
      <Choice
        label="Record"
        value={`${scene.objectTypeId}/${scene.recordId}`}
        options={records}
        onChoose={(value) => {
          const [type = '', record = ''] = value.split('/');
          go({ type, record });
        }}
      />
      <Choice
        label="Looking on"
        value={String(scene.user.id)}
        options={config.users.map(({ id, name }) => ({ value: String(id), label: name }))}
        onChoose={(user) => go({ user })}
      />
      <Choice
        label="On the way"
        value={scene.trouble}
        options={TROUBLES.map((trouble) => ({ value: trouble, label: TROUBLE_WORDS[trouble] }))}
        onChoose={(trouble) => go({ trouble })}
      />
    </nav>
  );
}

function RecordPage({ config, scene }: { config: WorkbenchConfig; scene: Scene }) {
  const record = config.records.find(({ id }) => id === scene.recordId);
  const cards = config.extensions.filter(
    ({ type, objectTypeIds }) => type === 'CARD' && objectTypeIds.includes(scene.objectTypeId),
  );
  return (
    <main className="wb-record">
      <article aria-label="Record">
        <p className="wb-kind">{OBJECTS[scene.objectTypeId]}</p>
        <h1>{record?.name ?? `Record ${scene.recordId}`}</h1>
        <p>{record?.about}</p>
        <p className="hs-micro">
          This stands for HubSpot’s own record page. The card beside it is the bundle that HubSpot would run,
          in a web worker, and its requests are signed as HubSpot signs them.
        </p>
      </article>
      <aside aria-label="Sidebar">
        {cards.map((extension) => (
          <Extension key={extension.uid} extension={extension} scene={scene} />
        ))}
      </aside>
    </main>
  );
}

const config = (await (await fetch('/workbench/config')).json()) as WorkbenchConfig; // our own server's answer
const scene = sceneOf(config, new URLSearchParams(window.location.search));
const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root.');
createRoot(root).render(
  <>
    <Bar config={config} scene={scene} />
    <RecordPage config={config} scene={scene} />
  </>,
);
