import { useId } from 'react';
import { createRoot } from 'react-dom/client';
import { Extension } from './extension.tsx';
import { Overlays } from './overlays.tsx';
import { addressWith } from './navigation.ts';
import { WorkflowEditor } from './workflow-editor.tsx';
import { type Scene, sceneOf, TROUBLES, type View, type WorkbenchConfig } from './scene.ts';

const OBJECTS: Record<string, string> = { '0-1': 'Contact', '0-2': 'Company', '0-3': 'Deal' };
const TROUBLE_WORDS: Record<Scene['trouble'], string> = {
  none: 'All is well',
  slow: 'Slow network',
  server_error: 'Our server fails',
  unreachable: 'Nobody answers',
};

const VIEW_WORDS: Record<Exclude<View, 'elsewhere'>, string> = {
  record: 'A record',
  pages: 'App pages',
  settings: 'Settings',
  step: 'A workflow’s step',
};

/** Changes one thing about the scene by going to its address, so that every scene can be linked to. */
function go(change: Record<string, string>): void {
  window.location.assign(addressWith(change));
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
        label="Page"
        value={scene.view}
        options={Object.entries(VIEW_WORDS).map(([value, label]) => ({ value, label }))}
        onChoose={(view) => go({ view, path: '/' })}
      />
      {scene.view === 'record' && (
        <Choice
          label="Record"
          value={`${scene.objectTypeId}/${scene.recordId}`}
          options={records}
          onChoose={(value) => {
            const [type = '', record = ''] = value.split('/');
            go({ type, record });
          }}
        />
      )}
      <Choice
        label="As"
        value={String(scene.user.id)}
        options={config.users.map(({ id, name }) => ({ value: String(id), label: name }))}
        onChoose={(user) => go({ user })}
      />
      <Choice
        label="Network"
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
  const at = (location: string) => cards.filter((card) => card.location === location);
  return (
    <main className="wb-record">
      <div className="wb-main">
        <article aria-label="Record">
          <p className="wb-kind">{OBJECTS[scene.objectTypeId]}</p>
          <h1>{record?.name ?? `Record ${scene.recordId}`}</h1>
          <p>{record?.about}</p>
          <p className="hs-micro">
            This stands for HubSpot’s own record page. The card beside it is the bundle that HubSpot would
            run, in a web worker, and its requests are signed as HubSpot signs them.
          </p>
        </article>
        {at('crm.record.tab').map((extension) => (
          <Extension key={extension.uid} extension={extension} scene={scene} />
        ))}
      </div>
      <aside aria-label="Sidebar">
        {at('crm.record.sidebar').map((extension) => (
          <Extension key={extension.uid} extension={extension} scene={scene} />
        ))}
      </aside>
    </main>
  );
}

/** App pages and the settings page stand alone, at the width HubSpot gives them. */
function AppPage({ config, scene }: { config: WorkbenchConfig; scene: Scene }) {
  const type = scene.view === 'settings' ? 'SETTINGS' : 'PAGE';
  const extension = config.extensions.find((one) => one.type === type);
  return (
    <main className={`wb-page wb-${scene.view}`}>
      {extension === undefined ? (
        <p>This project has no such page.</p>
      ) : (
        <Extension extension={extension} scene={scene} />
      )}
    </main>
  );
}

function Elsewhere({ scene }: { scene: Scene }) {
  return (
    <main className="wb-page">
      <article>
        <h1>This link leads into HubSpot</h1>
        <p>
          In your account it opens <code>{scene.path}</code>. The workbench has no such page.
        </p>
        <p>
          <a href="#back" onClick={() => window.history.back()}>
            Back
          </a>
        </p>
      </article>
    </main>
  );
}

function Shown({ config, scene }: { config: WorkbenchConfig; scene: Scene }) {
  if (scene.view === 'record') return <RecordPage config={config} scene={scene} />;
  if (scene.view === 'step') return <WorkflowEditor words={config.step} />;
  if (scene.view === 'elsewhere') return <Elsewhere scene={scene} />;
  return <AppPage config={config} scene={scene} />;
}

const config = (await (await fetch('/workbench/config')).json()) as WorkbenchConfig; // our own server's answer
const scene = sceneOf(config, new URLSearchParams(window.location.search));
const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root.');
createRoot(root).render(
  <>
    <Bar config={config} scene={scene} />
    <Shown config={config} scene={scene} />
    <Overlays />
  </>,
);
