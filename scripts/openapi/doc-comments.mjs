import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/**
 * What is exported from the files of a folder that is made by a function of this name, with its doc comment as plain
 * text. Throws on one without a comment: the comment is what the reference says.
 */
export async function documented(folder, madeBy) {
  const files = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => name.endsWith('.ts'));
  const found = await Promise.all(files.map(({ name }) => documentedIn(`${folder}/${name}`, madeBy)));
  return found.flat();
}

async function documentedIn(file, madeBy) {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const made = source.statements
    .filter(ts.isVariableStatement)
    .flatMap((statement) =>
      statement.declarationList.declarations
        .filter(({ initializer }) => initializer?.expression?.getText(source) === madeBy)
        .map(({ name }) => ({ name: name.text, comment: commentOf(statement, file) })),
    );
  if (made.length === 0) return [];
  const exported = await import(new URL(`../../${file}`, import.meta.url).href);
  return made.map((one) => ({ ...one, value: exported[one.name] }));
}

function commentOf(statement, file) {
  const text = statement.jsDoc?.map(({ comment }) => ts.getTextOfJSDocComment(comment)).join(' ') ?? '';
  if (text === '') throw new Error(`${file} has no doc comment for the reference`);
  return text.replace(/\s+/g, ' ').trim();
}
