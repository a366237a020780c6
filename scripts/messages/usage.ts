import ts from 'typescript';

/** How a source file uses messages. */
export interface Usage {
  /** Every text that could be a key. */
  literals: Set<string>;
  /** First arguments of `t(...)`, `t.rich(...)`, `t.find(...)`: they must exist. */
  asked: Set<string>;
  /** Keys put together: `ui.notice.${kind}` is `['ui.notice.', '']`. */
  templates: [start: string, end: string][];
}

/** Finds the keys in the text of a TypeScript file. */
export function usageIn(file: string, text: string): Usage {
  const usage: Usage = { literals: new Set(), asked: new Set(), templates: [] };
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) usage.literals.add(node.text);
    if (ts.isTemplateExpression(node)) {
      usage.templates.push([node.head.text, node.templateSpans.at(-1)?.literal.text ?? '']);
    }
    if (ts.isCallExpression(node) && asksForMessage(node.expression)) {
      const [key] = node.arguments;
      if (key && ts.isStringLiteralLike(key)) usage.asked.add(key.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(
    ts.createSourceFile(
      file,
      text,
      ts.ScriptTarget.ESNext,
      false,
      file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
    ),
  );
  return usage;
}

function asksForMessage(callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return callee.text === 't';
  if (!ts.isPropertyAccessExpression(callee)) return false;
  const name = callee.name.text;
  if (name === 't') return true;
  const owner = callee.expression;
  const ownerName = ts.isIdentifier(owner) ? owner.text : ts.isPropertyAccessExpression(owner) ? owner.name.text : '';
  return ownerName === 't' && (name === 'rich' || name === 'find');
}

/** What is wrong between the keys that exist and the keys that code uses, a sentence each. */
export function faultsOfUse(
  keys: ReadonlySet<string>,
  names: ReadonlySet<string>,
  usages: ReadonlyMap<string, Usage>,
): string[] {
  const faults: string[] = [];
  const used = new Set<string>();
  for (const [file, { literals, asked, templates }] of usages) {
    for (const literal of literals) if (keys.has(literal)) used.add(literal);
    for (const key of asked) if (!keys.has(key)) faults.push(`${file}: there is no message "${key}"`);
    for (const [start, end] of templates) {
      const dot = start.indexOf('.');
      if (dot < 0 || !names.has(start.slice(0, dot))) continue;
      const made = [...keys].filter(
        (key) => key.startsWith(start) && key.endsWith(end) && key.length > start.length + end.length,
      );
      if (made.length === 0)
        faults.push(`${file}: no message begins with "${start}"${end === '' ? '' : ` and ends with "${end}"`}`);
      for (const key of made) used.add(key);
    }
  }
  const unused = [...keys].filter((key) => !used.has(key));
  return [...faults, ...unused.map((key) => `${key} is used nowhere: take it out of the six files`)];
}
