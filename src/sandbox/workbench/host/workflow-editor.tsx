import { useEffect, useState } from 'react';
import { addressWith } from './navigation.ts';
import type { StepPage, StepRunShown, StepWords } from './scene.ts';

interface Option {
  label: string;
  description?: string;
  value: string;
}

const PAUSE_MS = 250;

async function ask<Answer>(path: string, method = 'GET', body?: object): Promise<Answer> {
  const sent = body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const response = await fetch(`/workbench/step${path}`, { method, ...sent });
  if (!response.ok) throw new Error(`The workbench answered ${response.status}.`);
  return (await response.json()) as Answer; // our own server's answer
}

/** Stands for HubSpot's workflow editor: our step configured in a workflow, and run on records. */
export function WorkflowEditor({ words }: { words: StepWords | null }) {
  const [page, setPage] = useState<StepPage | null>(null);
  const wanted = new URLSearchParams(window.location.search).get('workflow') ?? '';
  useEffect(() => void ask<StepPage>(`?workflow=${wanted}`).then(setPage), [wanted]);
  if (words === null) return <main className="wb-page">This project has no workflow step.</main>;
  if (page === null) return <main className="wb-page" />;
  return (
    <main className="wb-page wb-settings">
      <article>
        <p className="wb-kind">Workflow editor</p>
        <h1>{words.name}</h1>
        <p>{words.description}</p>
        <p className="hs-field">
          <label htmlFor="workflow">Workflow</label>
          <select
            id="workflow"
            value={page.workflowId}
            onChange={({ target }) => window.location.assign(addressWith({ workflow: target.value }))}
          >
            {page.workflows.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </p>
        <StepSettings
          words={words}
          page={page}
          onSaved={(hypothesisId) => setPage({ ...page, hypothesisId })}
        />
        {page.hypothesisId !== null && <RunStep words={words} page={page} />}
      </article>
    </main>
  );
}

interface SettingsProps {
  words: StepWords;
  page: StepPage;
  onSaved: (hypothesisId: string) => void;
}

function StepSettings({ words, page: { workflowId, objectTypeId, hypothesisId }, onSaved }: SettingsProps) {
  const [search, setSearch] = useState('');
  const [chosen, choose] = useState(hypothesisId ?? '');
  const options = useOptions(objectTypeId, search);
  const save = async () => {
    await ask('', 'PUT', { workflowId, hypothesisId: chosen });
    onSaved(chosen);
  };
  return (
    <>
      <p className="hs-field">
        <label htmlFor="search">Search</label>
        <input id="search" type="search" value={search} onChange={({ target }) => setSearch(target.value)} />
      </p>
      <fieldset className="hs-field wb-options">
        <legend>{words.input.label}</legend>
        <small>{words.input.description}</small>
        {options?.length === 0 && <NothingToChoose isSearch={search !== ''} />}
        {options?.map(({ label, description, value }) => (
          <label key={value}>
            <input type="radio" name="hypothesis" checked={chosen === value} onChange={() => choose(value)} />
            <span>
              <strong>{label}</strong>
              <small>{description}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <p>
        <button className="hs-btn hs-btn-primary" disabled={chosen === ''} onClick={() => void save()}>
          Save the step
        </button>{' '}
        {hypothesisId !== null && hypothesisId === chosen && (
          <small role="status">The workflow has the step.</small>
        )}
      </p>
    </>
  );
}

function NothingToChoose({ isSearch }: { isSearch: boolean }) {
  if (isSearch) return <p>No hypothesis of this name counts from this step.</p>;
  return (
    <p>
      No hypothesis counts from this step yet.{' '}
      <a href={addressWith({ view: 'pages', path: '/hypotheses/new' })}>Write one</a>, let people join “By the
      workflow step”, start it, and come back.
    </p>
  );
}

/** What the dropdown offers for the words in it, once their author pauses; null before the first answer. */
function useOptions(objectTypeId: string, search: string): Option[] | null {
  const [options, setOptions] = useState<Option[] | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const query = new URLSearchParams({ objectTypeId, search });
    const timer = setTimeout(async () => {
      const { options: found } = await ask<{ options: Option[] }>(`/options?${query}`);
      if (isCurrent) setOptions(found);
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [objectTypeId, search]);
  return options;
}

function RunStep({ words, page: { workflowId, records } }: { words: StepWords; page: StepPage }) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [runs, setRuns] = useState<StepRunShown[]>([]);
  const [isRunning, setRunning] = useState(false);
  const run = async () => {
    setRunning(true);
    setRuns(await ask<StepRunShown[]>('/runs', 'POST', { workflowId, recordIds: chosen }));
    setRunning(false);
  };
  return (
    <>
      <fieldset className="hs-field wb-options">
        <legend>Run it on</legend>
        {records.map(({ id, name }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={({ target }) =>
                setChosen(target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
              }
            />
            {name}
          </label>
        ))}
      </fieldset>
      <p>
        <button className="hs-btn" disabled={isRunning || chosen.length === 0} onClick={() => void run()}>
          {isRunning ? 'Running …' : 'Run the step'}
        </button>
      </p>
      {runs.length > 0 && <Outputs words={words} runs={runs} nameOf={namesIn(records)} />}
    </>
  );
}

const namesIn = (records: StepPage['records']) => (id: string) =>
  records.find((record) => record.id === id)?.name ?? id;

interface OutputsProps {
  words: StepWords;
  runs: readonly StepRunShown[];
  nameOf: (recordId: string) => string;
}

function Outputs({ words: { outputs }, runs, nameOf }: OutputsProps) {
  const names = Object.keys(outputs);
  return (
    <>
      <table className="hs-table">
        <thead>
          <tr>
            <th>Record</th>
            {names.map((name) => (
              <th key={name}>{outputs[name]}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {runs.map(({ recordId, outputs: given }) => (
            <tr key={recordId}>
              <td>{nameOf(recordId)}</td>
              {names.map((name) => (
                <td key={name}>{name === 'exposed_at' ? moment(given[name]) : given[name]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hs-micro">
        “treatment” gets what is tried, “control” is held out for comparison. HubSpot passes these words on as
        they are: they are what a branch behind the step asks for.
      </p>
    </>
  );
}

function moment(epoch: string | undefined): string {
  return epoch === undefined ? '' : new Date(Number(epoch)).toISOString().slice(0, 16).replace('T', ' ');
}
